"use client";

import { useState } from "react";
import type { InputField } from "#workflows/definition/definition";
import type { JsonObject } from "#workflows/definition/json";
import { Field } from "../_ui/field";
import { Textarea } from "../_ui/textarea";
import { parseInput, valuesOf } from "./fill-draft";
import type { DraftValue } from "./read-draft";

type JsonFormProps = {
  fields: readonly InputField[];
  input: JsonObject;
  /** What a try to start found, by field. */
  faults: Readonly<Record<string, string>>;
  onChange: (values: Record<string, DraftValue>) => void;
};

/** The whole input as JSON; what fits goes into the form at once. */
export function JsonForm({ fields, input, faults, onChange }: JsonFormProps) {
  const [text, setText] = useWrittenText(input);
  const fault = parseInput(fields, text).fault ?? Object.values(faults).join(" ");

  function write(next: string) {
    setText(next);
    const parsed = parseInput(fields, next);
    if (parsed.input) onChange(valuesOf(fields, parsed.input));
  }
  return (
    <Field label="Input as JSON" required error={fault} help="Goes back and forth with the form.">
      {(control) => (
        <Textarea
          {...control}
          rows={10}
          spellCheck={false}
          value={text}
          onChange={(event) => write(event.target.value)}
          className="font-mono text-sm"
        />
      )}
    </Field>
  );
}

/** What is being written, until the form is filled from elsewhere: from an earlier run, or a preset. */
function useWrittenText(input: JsonObject): [string, (text: string) => void] {
  const now = JSON.stringify(input);
  const [held, setHeld] = useState<{ text: string; of: string | null }>({ text: "", of: "" });
  // After one's own change the input is what was made of it.
  if (held.of === null) setHeld({ ...held, of: now });
  else if (held.of !== now) setHeld({ text: JSON.stringify(input, null, 2), of: now });
  return [held.text, (text) => setHeld({ text, of: null })];
}
