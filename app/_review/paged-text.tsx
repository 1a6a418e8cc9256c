"use client";

import { memo, useMemo, useState } from "react";
import { Button } from "../_ui/button";
import { Markdown } from "../_ui/markdown";
import { PlainText } from "../_ui/plain-text";
import { EndMark } from "./end-mark";
import { splitPages } from "./split-pages";

type PagedTextProps = {
  text: string;
  /** Otherwise shown as it is, character by character. */
  isMarkdown: boolean;
  /** Called when the end of the whole text is on the screen. */
  onEnd?: () => void;
};

/** A text of any length: the first page at once, the others when one asks for them. */
export function PagedText({ text, isMarkdown, onEnd }: PagedTextProps) {
  const pages = useMemo(() => splitPages(text).map((page, at) => ({ id: `page-${at}`, page })), [text]);
  const [count, setCount] = useState(1);
  return (
    <>
      {pages.slice(0, count).map(({ id, page }) => (
        <Page key={id} text={page} isMarkdown={isMarkdown} />
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

/** Drawn once: a page is long, and one writes beside it. */
const Page = memo(function Page({ text, isMarkdown }: { text: string; isMarkdown: boolean }) {
  if (isMarkdown) return <Markdown text={text} />;
  return (
    <pre className="whitespace-pre-wrap font-mono text-sm leading-relaxed wrap-anywhere">
      <PlainText text={text} />
    </pre>
  );
});
