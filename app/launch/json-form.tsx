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
  const [text, setText] = useState(() => JSON.stringify(input, null, 2));
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
