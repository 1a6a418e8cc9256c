import { Field } from "../_ui/field";
import { Input } from "../_ui/input";

type AmountFieldProps = {
  label: string;
  value: string;
  error: string | null | undefined;
  required?: boolean;
  onChange: (text: string) => void;
};

/** A number as one types it; whoever owns the form reads it. */
export function AmountField({ label, value, error, required, onChange }: AmountFieldProps) {
  return (
    <Field label={label} required={required} error={error ?? null}>
      {(control) => (
        <Input
          {...control}
          inputMode="decimal"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
