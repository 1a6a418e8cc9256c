"use client";

import { CircleAlert, Workflow } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "./button";

/** From the press to the drawing; a text that takes longer is not worth the wait, ms. */
const MOST_MS = 8_000;
const TALLEST_PX = 1_600;

type DiagramProps = {
  /** The Mermaid source. */
  text: string;
  /** The source as it is shown. */
  children: ReactNode;
};

/**
 * A Mermaid text: its source, drawn when somebody asks for it. The drawing is made in a frame of no origin, in which
 * nothing of the page can be reached and nothing loaded (reliability.md S25).
 */
export function Diagram({ text, children }: DiagramProps) {
  const [isDrawn, setDrawn] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const fail = (reason: string) => {
    setFault(reason);
    setDrawn(false);
  };
  return (
    <div className="group/diagram">
      {isDrawn ? <Drawing text={text} onFault={fail} /> : children}
      <div className="not-prose mt-1.5 mb-4 flex flex-wrap items-center gap-2 print:hidden">
        <Button
          size="sm"
          onClick={() => {
            setFault(null);
            setDrawn(!isDrawn);
          }}
        >
          <Workflow aria-hidden />
          {isDrawn ? "Show the source" : "Draw the diagram"}
        </Button>
        {fault !== null && (
          <span role="alert" className="flex min-w-0 items-start gap-1.5 text-ink-2 text-sm wrap-anywhere">
            <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
            {fault}
          </span>
        )}
      </div>
    </div>
  );
}

type DrawingProps = { text: string; onFault: (reason: string) => void };

function Drawing({ text, onFault }: DrawingProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState<number | null>(null);
  const tell = useRef(onFault);
  useEffect(() => {
    tell.current = onFault;
  });
  useEffect(() => {
    const timer = setTimeout(() => tell.current(TOO_LONG), MOST_MS);
    const listen = ({ source, data }: MessageEvent<FrameMessage>) => {
      const inside = frame.current?.contentWindow;
      if (!inside || source !== inside) return;
      if (data.kind === "ready") return inside.postMessage({ text, isDark: isDark() }, "*");
      clearTimeout(timer);
      if (data.kind === "drawn") setHeight(Math.min(Math.max(Number(data.height) || 0, 24), TALLEST_PX));
      if (data.kind === "failed") tell.current(`This cannot be drawn: ${firstLine(data.reason)}`);
    };
    window.addEventListener("message", listen);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("message", listen);
    };
  }, [text]);
  return (
    <>
      {height === null && (
        <p role="status" className="my-3 text-ink-2 text-sm">
          Drawing…
        </p>
      )}
      <iframe
        ref={frame}
        title="Diagram"
        src="/frames/diagram"
        sandbox="allow-scripts"
        referrerPolicy="no-referrer"
        className="my-3 block w-full border-0"
        style={{ height: height ?? 0, colorScheme: isDark() ? "dark" : "light" }}
      />
    </>
  );
}

type FrameMessage =
  | { kind: "ready" }
  | { kind: "drawn"; height: unknown }
  | { kind: "failed"; reason: unknown };

const TOO_LONG = "It took too long to draw. Its source is all there is to see.";

function firstLine(reason: unknown): string {
  const [line = ""] = String(reason).split("\n", 1);
  return `${line.replace(/[.:]+$/, "").slice(0, 200)}.`;
}

function isDark(): boolean {
  return document.documentElement.classList.contains("dark");
}
