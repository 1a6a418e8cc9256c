"use client";

import { Field } from "../../../_ui/field";
import { Input } from "../../../_ui/input";
import { Textarea } from "../../../_ui/textarea";
import type { RerunForm } from "./use-rerun";

type NewInputProps = { rerun: RerunForm; isFork: boolean; agent: string };

/** What the step shall be given this time: a word to its agent and, in a fork, another input. */
export function NewInput({ rerun, isFork, agent }: NewInputProps) {
  return (
    <section aria-label="What it shall be given" className="grid content-start gap-3">
      <h3 className="font-medium text-sm">What it shall be given</h3>
      {isFork && (
        <Field label="Title of the new run" required>
          {(control) => (
            <Input {...control} value={rerun.title} onChange={({ target }) => rerun.setTitle(target.value)} />
          )}
        </Field>
      )}
      {isFork &&
        rerun.fields.map(({ name, text, isText }) => (
          <Field
            key={name}
            label={name}
            help={isText ? undefined : "As JSON."}
            error={rerun.faultyField === name ? "This is no JSON. Texts stand in quotes." : null}
          >
            {(control) => (
              <Textarea
                {...control}
                rows={1}
                className="min-h-9"
                value={text}
                onChange={({ target }) => rerun.edit(name, target.value)}
              />
            )}
          </Field>
        ))}
      <Field label="What to do differently" help={`${agent} is given this with the documents.`}>
        {(control) => (
          <Textarea {...control} value={rerun.note} onChange={({ target }) => rerun.setNote(target.value)} />
        )}
      </Field>
    </section>
  );
}
