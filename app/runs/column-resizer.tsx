"use client";

import { type KeyboardEvent, type PointerEvent, useLayoutEffect, useRef, useState } from "react";
import { clampWidth, NARROWEST, type ResizeColumn, WIDEST } from "./column-layout";
import type { RunColumnId } from "./run-columns";

const STEP = 16;

type ColumnResizerProps = {
  id: RunColumnId;
  label: string;
  /** Its own width in pixels; undefined while it is the usual one. */
  width: number | undefined;
  onResize: ResizeColumn;
};

function widthNow(edge: HTMLElement): number {
  return edge.parentElement?.getBoundingClientRect().width ?? NARROWEST;
}

/** The edge of a column: dragged, or moved with the arrow keys; a double press gives the usual width back. */
export function ColumnResizer({ id, label, width, onResize }: ColumnResizerProps) {
  const from = useRef<{ x: number; width: number } | null>(null);
  const edge = useRef<HTMLHRElement>(null);
  const [usual, setUsual] = useState(NARROWEST);
  const measure = () => edge.current && setUsual(widthNow(edge.current));
  useLayoutEffect(() => {
    if (edge.current) setUsual(widthNow(edge.current));
  }, []);

  function begin(event: PointerEvent<HTMLElement>) {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    from.current = { x: event.clientX, width: widthNow(event.currentTarget) };
  }
  function drag(event: PointerEvent) {
    if (from.current) onResize(id, from.current.width + event.clientX - from.current.x);
  }
  function press(event: KeyboardEvent<HTMLElement>) {
    const by = event.key === "ArrowLeft" ? -STEP : event.key === "ArrowRight" ? STEP : 0;
    if (by === 0 && event.key !== "Home") return;
    event.preventDefault();
    onResize(id, by === 0 ? null : widthNow(event.currentTarget) + by);
  }
  return (
    <hr
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={`Width of ${label}`}
      ref={edge}
      onFocus={measure}
      aria-valuenow={clampWidth(width ?? usual)}
      aria-valuemin={NARROWEST}
      aria-valuemax={WIDEST}
      onPointerDown={begin}
      onPointerMove={drag}
      onPointerUp={() => {
        from.current = null;
      }}
      onDoubleClick={() => onResize(id, null)}
      onKeyDown={press}
      className="absolute top-1 right-0 bottom-1 z-1 h-auto w-2 cursor-col-resize touch-none border-0 border-transparent border-r hover:border-control focus-visible:border-ink focus-visible:outline-offset-0"
    />
  );
}
