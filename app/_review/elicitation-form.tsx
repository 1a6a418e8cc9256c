"use client";

import { Field } from "../_ui/field";
import { PlainText } from "../_ui/plain-text";
import { Select } from "../_ui/select";
import { Textarea } from "../_ui/textarea";
import type { Elicitation } from "./use-elicitation";
import type { Review } from "./use-review";

/** The points at which the template wants a person heard: a choice for each, sent with the decision. */
export function ElicitationForm({ review }: { review: Review }) {
  const { points, isFreeFor } = review;
  if (points.points.length === 0) return null;
  return (
    <section aria-label="Your word is wanted" className="grid gap-3">
      <h3 className="font-semibold text-base">Your word is wanted</h3>
      {points.points.map((point) => (
        <Point key={point.path} point={point} points={points} isLocked={!isFreeFor("revise")} />
      ))}
    </section>
  );
}

type PointProps = { point: Elicitation["points"][number]; points: Elicitation; isLocked: boolean };

function Point({ point: { path, title, instruction, options }, points, isLocked }: PointProps) {
  const chosen = points.choiceAt(path);
  const choice = chosen?.choice ?? "";
  return (
    <div className="grid gap-2 rounded-md border bg-sunken px-3 py-2.5">
      <Field label={<PlainText text={title} />} help={instruction && <PlainText text={instruction} />}>
        {(control) => (
          <Select
            {...control}
            value={choice}
            disabled={isLocked}
            onChange={(event) =>
              points.choose({ path, choice: event.target.value, text: chosen?.text ?? "" })
            }
          >
            <option value="">Nothing chosen</option>
            {options.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {choice !== "" && (
        <Field label="In your words">
          {(control) => (
            <Textarea
              {...control}
              rows={2}
              maxLength={4_000}
              value={chosen?.text ?? ""}
              disabled={isLocked}
              onChange={(event) => points.choose({ path, choice, text: event.target.value })}
            />
          )}
        </Field>
      )}
    </div>
  );
}
