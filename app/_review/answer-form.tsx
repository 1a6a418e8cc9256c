"use client";

import { useState } from "react";
import { Badge } from "../_ui/badge";
import { Button } from "../_ui/button";
import { Field } from "../_ui/field";
import { Keys } from "../_ui/keys";
import { PlainText } from "../_ui/plain-text";
import { Select } from "../_ui/select";
import { Textarea } from "../_ui/textarea";
import { useShortcuts } from "../_ui/use-shortcuts";
import type { Review } from "./use-review";

/** Options that have a key of their own. */
const KEYED = 9;
/** More options than this are chosen from a menu (experience.md 3). */
const MOST_BUTTONS = 4;

/** The answers to a question of the engine, each with what it will do. */
export function AnswerForm({ review }: { review: Review }) {
  const { options } = review.request;
  if (options.length === 0) return <WordsForm review={review} />;
  if (options.length > MOST_BUTTONS) return <AnswerMenu review={review} />;
  return (
    <div className="grid gap-3">
      <AnswerButtons review={review} />
      <AnswerComment review={review} />
    </div>
  );
}

function AnswerComment({ review: { kept, isFreeFor } }: { review: Review }) {
  return (
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
  );
}

function AnswerButtons({ review }: { review: Review }) {
  const { request, canPress, answer } = review;
  const keyed = useOptionKeys(review, "Answer", answer);
  return (
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
              {value === request.recommendation && <Badge className="ml-2">recommended by the agent</Badge>}
            </span>
            {at < keyed && <Keys keys={String(at + 1)} className="mt-px pointer-coarse:hidden" />}
            <Effect text={request.effects[value]} />
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** Many options: one is chosen, says what it will do, and is sent by a press of its own. */
function AnswerMenu({ review }: { review: Review }) {
  const { request, isFreeFor, canPress, answer } = review;
  const [chosen, setChosen] = useState("");
  useOptionKeys(review, "Choose", setChosen);
  return (
    <div className="grid gap-3">
      <Field label="Your answer" required>
        {(control) => (
          <Select
            {...control}
            value={chosen}
            disabled={!isFreeFor("answer")}
            onChange={(event) => setChosen(event.target.value)}
          >
            <option value="">Choose one of {request.options.length}…</option>
            {request.options.map(({ value, label }) => (
              <option key={value} value={value}>
                {value === request.recommendation ? `${label} (recommended by the agent)` : label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <p aria-live="polite">
        <Effect text={request.effects[chosen]} />
      </p>
      <AnswerComment review={review} />
      <Button
        tone="primary"
        className="justify-self-end"
        disabled={chosen === "" || !canPress("answer")}
        onClick={() => answer(chosen)}
      >
        Answer
      </Button>
    </div>
  );
}

/** The first options have the digits as their keys; answers how many. */
function useOptionKeys(
  { request, hasKeys, byKey }: Review,
  verb: string,
  act: (value: string) => void,
): number {
  const keyed = hasKeys ? KEYED : 0;
  useShortcuts(
    request.options.slice(0, keyed).map(({ value, label }, at) => ({
      keys: String(at + 1),
      does: `${verb}: ${label}`,
      group: "Request",
      run: () => byKey(() => act(value)),
    })),
  );
  return keyed;
}

function Effect({ text }: { text: string | undefined }) {
  if (!text) return null;
  return (
    <span className="col-span-2 font-normal text-ink-2 text-xs wrap-anywhere">
      <PlainText text={text} />
    </span>
  );
}

/** An answer in one's own words, where an agent asked without options. */
function WordsForm({ review: { kept, isFreeFor, canPress, answer } }: { review: Review }) {
  const text = kept.draft.answer;
  return (
    <div className="grid gap-3">
      <Field label="Your answer" required help="The agent gets it word for word and goes on with it.">
        {(control) => (
          <Textarea
            {...control}
            maxLength={4_000}
            value={text}
            disabled={!isFreeFor("answer")}
            onChange={(event) => kept.write({ answer: event.target.value })}
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
