import { type ReactNode, useId } from "react";
import type { InputField } from "#workflows/definition/definition";
import { Field, FieldError } from "../_ui/field";
import { Input } from "../_ui/input";
import { PlainText } from "../_ui/plain-text";
import { Segments } from "../_ui/segments";
import { Select } from "../_ui/select";
import { Textarea } from "../_ui/textarea";
import { FileIntoField } from "./file-into-field";
import type { DraftValue } from "./read-draft";

type InputControlProps = {
  field: InputField;
  value: DraftValue;
  error: string | undefined;
  onChange: (value: DraftValue) => void;
};

/** One field of a definition's form, by its type. */
export function InputControl({ field, value, error, onChange }: InputControlProps) {
  if (field.type === "boolean") {
    return <YesNo field={field} value={value} error={error} onChange={onChange} />;
  }
  const text = typeof value === "string" ? value : "";
  return (
    <Field label={labelOf(field)} help={<Help field={field} />} error={error} required={field.required}>
      {(control) => {
        const bound = { ...control, name: `input.${field.name}`, value: text };
        const change = (event: { target: { value: string } }) => onChange(event.target.value);
        switch (field.type) {
          case "choice":
            return (
              <Select {...bound} onChange={change}>
                {(text === "" || !field.required) && (
                  <option value="">{field.required ? "Choose…" : "Not said"}</option>
                )}
                {field.choices.map((choice) => (
                  <option key={choice}>{choice}</option>
                ))}
              </Select>
            );
          case "number":
            return <Input {...bound} onChange={change} inputMode="decimal" className="max-w-40" />;
          case "string":
            return <Input {...bound} onChange={change} />;
          default:
            return (
              <FileIntoField onText={onChange}>
                <Textarea {...bound} onChange={change} rows={field.type === "list" ? 3 : 5} />
              </FileIntoField>
            );
        }
      }}
    </Field>
  );
}

function YesNo({ field, value, error, onChange }: InputControlProps) {
  const id = useId();
  const isOpen = !field.required && field.default === null;
  const answers = [
    { value: "yes", label: "Yes" },
    { value: "no", label: "No" },
    ...(isOpen ? [{ value: "open", label: "Not said" }] : []),
  ];
  const chosen = value === null ? (isOpen ? "open" : null) : value ? "yes" : "no";
  return (
    <div className="grid justify-items-start gap-1" data-invalid={error ? "" : undefined}>
      <Segments
        legend={labelOf(field)}
        isLegendShown
        name={`input.${field.name}`}
        options={answers}
        value={chosen}
        onChange={(answer) => onChange(answer === "open" ? null : answer === "yes")}
        describedBy={`${id}-help ${id}-error`}
      />
      <div id={`${id}-help`} className="text-ink-2 text-sm empty:hidden">
        <Help field={field} />
      </div>
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  );
}

function labelOf({ title, name }: InputField): ReactNode {
  return <PlainText text={title || name} />;
}

function Help({ field: { help, example, type } }: { field: InputField }) {
  const isPerLineSaid = /\bper line\b/i.test(help);
  if (help === "" && example === "" && type !== "list") return null;
  return (
    <>
      <PlainText text={help} />
      {type === "list" && !isPerLineSaid && " One per line."}
      {example && (
        <span className="block">
          For example: <PlainText text={example} />
        </span>
      )}
    </>
  );
}
