"use client";

import type { ReactNode } from "react";
import type { InputField } from "#workflows/definition/definition";
import { Segments } from "../_ui/segments";
import { useAddress } from "../_ui/use-address";
import { InputFields } from "./input-fields";
import { JsonForm } from "./json-form";
import type { LaunchDraft } from "./launch-draft";
import type { DraftValue } from "./read-draft";
import type { Launch } from "./use-launch";

type InputFormProps = {
  fields: readonly InputField[];
  draft: LaunchDraft;
  launch: Launch;
  onChange: (values: Record<string, DraftValue>) => void;
  /** Other ways to fill it, in its first line. */
  children: ReactNode;
};

const FORMS = [
  { value: "form", label: "Form" },
  { value: "json", label: "JSON" },
] as const;

/** What the workflow asks for, as a form or as JSON. */
export function InputForm({ fields, draft, launch, onChange, children }: InputFormProps) {
  const { query, change } = useAddress();
  const form = query.get("form") === "json" ? "json" : "form";
  if (fields.length === 0) return null;
  return (
    <div className="grid gap-5">
      <div className="flex flex-wrap items-center justify-between gap-2">
        {children}
        <Segments
          legend="Write the input as"
          name="input-form"
          options={FORMS}
          value={form}
          onChange={(next) => change({ form: next === "form" ? null : next }, "replace")}
          className="ml-auto"
        />
      </div>
      {form === "json" ? (
        <JsonForm
          fields={fields}
          input={launch.order.input}
          faults={launch.fieldFaults}
          onChange={onChange}
        />
      ) : (
        <InputFields
          fields={fields}
          values={draft.values}
          faults={launch.fieldFaults}
          onChange={(name, value) => onChange({ [name]: value })}
        />
      )}
    </div>
  );
}
