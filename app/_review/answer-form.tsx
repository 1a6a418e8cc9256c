"use client";

import { useState } from "react";
import { Badge } from "../_ui/badge";
import { Button } from "../_ui/button";
import { Field } from "../_ui/field";
import { Keys } from "../_ui/keys";
import { PlainText } from "../_ui/plain-text";
import { Textarea } from "../_ui/textarea";
import { useShortcuts } from "../_ui/use-shortcuts";
import type { Review } from "./use-review";

/** Options that have a key of their own. */
const KEYED = 9;

/** The answers to a question of the engine, each with what it will do. */
export function AnswerForm({ review }: { review: Review }) {
  const { request, kept, isFreeFor, canPress, answer } = review;
  const { recommendation } = request;
  const keyed = review.hasKeys ? KEYED : 0;
  useShortcuts(
    request.options.slice(0, keyed).map(({ value, label }, at) => ({
      keys: String(at + 1),
      does: `Answer: ${label}`,
      group: "Request",
      run: () => answer(value),
    })),
  );
  if (request.options.length === 0) return <WordsForm review={review} />;
  return (
    <div className="grid gap-3">
      <ul aria-label="Answers" className="grid gap-2">
        {request.options.map(({ value, label }, at) => (
          <li key={value}>
            <Button
              data-answer={value}
              disabled={!canPress("answer")}
              onClick={() => answer(value)}
              className="grid h-auto w-full grid-cols-[minmax(0,1fr)_auto] items-start gap-x-2.5 gap-y-0.5 whitespace-normal px-3 py-2 text-left"
            >
              <span className="wrap-anywhere">
                <PlainText text={label} />
                {value === recommendation && <Badge className="ml-2">recommended by the agent</Badge>}
              </span>
              {at < keyed && <Keys keys={String(at + 1)} className="mt-px pointer-coarse:hidden" />}
              {request.effects[value] && (
                <span className="col-span-2 font-normal text-ink-2 text-xs wrap-anywhere">
                  <PlainText text={request.effects[value]} />
                </span>
              )}
            </Button>
          </li>
        ))}
      </ul>
      <Field label="Comment" help="Goes into the record beside your answer.">
        {(control) => (
          <Textarea
            {...control}
            maxLength={10_000}
            value={kept.draft.comment}
            disabled={!isFreeFor("answer")}
            onChange={(event) => kept.setComment(event.target.value)}
          />
        )}
      </Field>
    </div>
  );
}

/** An answer in one's own words, where an agent asked without options. */
function WordsForm({ review: { isFreeFor, canPress, answer } }: { review: Review }) {
  const [text, setText] = useState("");
  return (
    <div className="grid gap-3">
      <Field label="Your answer" required help="The agent gets it word for word and goes on with it.">
        {(control) => (
          <Textarea
            {...control}
            maxLength={4_000}
            value={text}
            disabled={!isFreeFor("answer")}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <Button
        tone="primary"
        className="justify-self-start"
        disabled={text.trim() === "" || !canPress("answer")}
        onClick={() => answer(text.trim())}
      >
        Answer
      </Button>
    </div>
  );
}
