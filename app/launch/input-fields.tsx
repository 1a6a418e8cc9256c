import type { InputField } from "#workflows/definition/definition";
import { InputControl } from "./input-control";
import { type Draft, type DraftValue, defaultDraft } from "./read-draft";

type InputFieldsProps = {
  fields: readonly InputField[];
  values: Draft;
  faults: Readonly<Record<string, string>>;
  onChange: (name: string, value: DraftValue) => void;
};

/** The form that the definition asks for. */
export function InputFields({ fields, values, faults, onChange }: InputFieldsProps) {
  return (
    <div className="grid gap-5">
      {fields.map((field) => (
        <InputControl
          key={field.name}
          field={field}
          value={values[field.name] ?? defaultDraft(field)}
          error={faults[field.name]}
          onChange={(value) => onChange(field.name, value)}
        />
      ))}
    </div>
  );
}
