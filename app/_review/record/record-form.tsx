"use client";

import { useMemo } from "react";
import type { JsonObject } from "#workflows/definition/json";
import { readRecord, writeValue } from "#workflows/dialects/record-text";
import type { RecordFault } from "#workflows/documents/check-record";
import { Field } from "../../_ui/field";
import { Input } from "../../_ui/input";
import { PlainText } from "../../_ui/plain-text";
import { Segments } from "../../_ui/segments";
import { Select } from "../../_ui/select";
import { Textarea } from "../../_ui/textarea";
import { newValue, partsOf, type RecordField, type RecordPart } from "./record-fields";

type RecordFormProps = {
  label: string;
  source: string;
  schema: JsonObject;
  faults: readonly RecordFault[];
  isLocked: boolean;
  onChange: (source: string) => void;
};

/** A document in YAML or JSON as a form by its schema; each change goes into the text at its place. */
export function RecordForm({ label, source, schema, faults, isLocked, onChange }: RecordFormProps) {
  const record = useMemo(() => readRecord(source), [source]);
  if (!record) {
    return <p className="p-4 text-ink-2">This is no YAML just now: repair it under Text, then go on here.</p>;
  }
  const faultAt = (part: RecordPart) =>
    faults.find(({ path }) => path.join("\n") === part.path.join("\n"))?.sentence ?? null;
  return (
    <section
      aria-label={label}
      className="grid min-h-0 flex-1 content-start gap-4 overflow-y-auto p-4 max-lg:h-[70dvh]"
    >
      {partsOf(record, schema).map((part) => (
        <div key={part.path.join("\n")} className={INDENTS[Math.min(part.depth, 3)]}>
          {part.kind === "group" ? (
            <h3 className="border-b pb-1 font-semibold text-sm">
              <PlainText text={part.label} />
            </h3>
          ) : (
            <RecordControl
              field={part}
              fault={faultAt(part)}
              isLocked={isLocked}
              onChange={(text) => onChange(writeValue(record, part.path, newValue(part, text, schema)))}
            />
          )}
        </div>
      ))}
    </section>
  );
}

const INDENTS = ["", "pl-4", "pl-8", "pl-12"];

type RecordControlProps = {
  field: RecordField;
  fault: string | null;
  isLocked: boolean;
  onChange: (text: string) => void;
};

function RecordControl({ field, fault, isLocked, onChange }: RecordControlProps) {
  const { label, kind, text, choices, help, isRequired, path } = field;
  if (kind === "flag") {
    return (
      <Segments
        legend={label}
        isLegendShown
        name={path.join(".")}
        options={FLAGS}
        value={text === "" ? null : text === "true" ? "true" : "false"}
        onChange={(value) => !isLocked && onChange(value)}
      />
    );
  }
  return (
    <Field
      label={<PlainText text={label} />}
      help={kind === "list" ? `${help} One per line.`.trim() : help || undefined}
      error={fault}
      required={isRequired}
    >
      {(control) => {
        const bound = { ...control, value: text, disabled: isLocked };
        const change = (event: { target: { value: string } }) => onChange(event.target.value);
        if (kind === "choice") {
          return (
            <Select {...bound} onChange={change} className="max-w-80">
              {!choices.includes(text) && <option value={text}>{text || "Choose…"}</option>}
              {choices.map((choice) => (
                <option key={choice}>{choice}</option>
              ))}
            </Select>
          );
        }
        if (kind === "number")
          return <Input {...bound} onChange={change} inputMode="decimal" className="max-w-40" />;
        if (kind === "text") return <Input {...bound} onChange={change} />;
        return <Textarea {...bound} onChange={change} rows={3} />;
      }}
    </Field>
  );
}

const FLAGS = [
  { value: "true", label: "Yes" },
  { value: "false", label: "No" },
] as const;
