"use client";

import { memo, useEffect, useMemo, useRef, useState } from "react";
import { Button } from "../_ui/button";
import { Markdown } from "../_ui/markdown";
import type { MarkdownInsert } from "../_ui/markdown-slot";
import { PlainText } from "../_ui/plain-text";
import { EndMark } from "./end-mark";
import { splitPages } from "./split-pages";
import { watchSections } from "./watch-sections";

type PagedTextProps = {
  text: string;
  /** Otherwise shown as it is, character by character. */
  isMarkdown: boolean;
  /** What the page puts between the blocks of Markdown. */
  inserts?: readonly MarkdownInsert[];
  /** Called when the end of the whole text is on the screen. */
  onEnd?: () => void;
  /** Called with the beginning of a section when its end is on the screen; the sections are those of the whole text. */
  onSection?: (from: number) => void;
};

/** A text of any length: the first page at once, the others when one asks for them. */
export function PagedText({ text, isMarkdown, inserts = NONE, onEnd, onSection }: PagedTextProps) {
  const pages = useMemo(() => placePages(text), [text]);
  const [count, setCount] = useState(1);
  const tell = useRef(onSection);
  useEffect(() => {
    tell.current = onSection;
  });
  return (
    <>
      {pages.slice(0, count).map((page) => (
        <Page
          key={page.from}
          {...page}
          whole={text}
          isMarkdown={isMarkdown}
          inserts={insertsOn(page, inserts)}
          tell={tell}
        />
      ))}
      {count < pages.length ? (
        <Button data-show-more className="mt-4" onClick={() => setCount(count + 1)}>
          Show part {count + 1} of {pages.length}
        </Button>
      ) : (
        onEnd && <EndMark onSeen={onEnd} />
      )}
    </>
  );
}

const NONE: readonly MarkdownInsert[] = [];

/** Those of one page; a page without any is not drawn again. */
function insertsOn({ from, text }: PlacedPage, inserts: readonly MarkdownInsert[]) {
  const own = inserts.filter(({ at }) => at >= from && at < from + text.length);
  return own.length === 0 ? NONE : own;
}

type PlacedPage = { from: number; text: string };

function placePages(text: string): PlacedPage[] {
  let from = 0;
  return splitPages(text).map((page) => {
    const placed = { from, text: page };
    from += page.length;
    return placed;
  });
}

type PageProps = PlacedPage & {
  whole: string;
  isMarkdown: boolean;
  inserts: readonly MarkdownInsert[];
  tell: { current: PagedTextProps["onSection"] };
};

/** Drawn once: a page is long, and one writes beside it. */
const Page = memo(function Page({ text, from, whole, isMarkdown, inserts, tell }: PageProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (box.current && isMarkdown) return watchSections(box.current, whole, (at) => tell.current?.(at));
  }, [whole, isMarkdown, tell]);
  if (!isMarkdown) {
    return (
      <pre className="whitespace-pre-wrap font-mono text-sm leading-relaxed wrap-anywhere">
        <PlainText text={text} />
      </pre>
    );
  }
  return (
    <div ref={box}>
      <Markdown text={text} from={from} inserts={inserts} />
    </div>
  );
});
