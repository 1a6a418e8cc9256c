import { Field } from "../_ui/field";
import { Input } from "../_ui/input";
import { RETENTION_FIELDS, type RetentionDraft, type RetentionFaults } from "./read-retention";

type RetentionFieldsProps = {
  draft: RetentionDraft;
  faults: RetentionFaults;
  onChange: (draft: RetentionDraft) => void;
  isDisabled?: boolean;
};

/** Days; an empty field is for ever. */
export function RetentionFields({ draft, faults, onChange, isDisabled = false }: RetentionFieldsProps) {
  return RETENTION_FIELDS.map(({ name, label, help }) => (
    <Field key={name} label={label} help={help} error={faults[name]}>
      {(control) => (
        <Input
          {...control}
          inputMode="numeric"
          placeholder="for ever"
          value={draft[name]}
          disabled={isDisabled}
          onChange={(event) => onChange({ ...draft, [name]: event.target.value })}
          className="w-32"
        />
      )}
    </Field>
  ));
}
