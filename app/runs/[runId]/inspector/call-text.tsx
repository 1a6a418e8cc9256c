"use client";

import { CopyButton } from "../../../_ui/copy-button";
import { PlainText } from "../../../_ui/plain-text";

type CallTextsProps = { prompt: string; answer: string; raw: string | null };

/** What a model was told and said. */
export function CallTexts({ prompt, answer, raw }: CallTextsProps) {
  return (
    <div className="grid gap-3 px-3">
      <Text title="Prompt" text={prompt} />
      <Text title="Answer" text={answer} />
      {raw !== null && <Text title="Answer as it came" text={raw} />}
    </div>
  );
}

function Text({ title, text }: { title: string; text: string }) {
  return (
    <section aria-label={title}>
      <h4 className="mb-1 font-medium text-ink-3 text-xs">{title}</h4>
      <div className="relative rounded-md border bg-sunken">
        <CopyButton
          text={text}
          label={`Copy the ${title.toLowerCase()}`}
          className="absolute top-1 right-1"
        />
        {/* Scrolls: reached by the keyboard as a region. */}
        <pre className="max-h-[50dvh] overflow-auto whitespace-pre-wrap p-3 pr-10 font-mono text-xs [overflow-wrap:anywhere]">
          <PlainText text={text === "" ? "Nothing." : text} />
        </pre>
      </div>
    </section>
  );
}
