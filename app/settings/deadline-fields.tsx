import type { DeadlinePolicy } from "#workflows/definition/deadline";
import { Field } from "../_ui/field";
import { Input } from "../_ui/input";
import { RadioCards } from "../_ui/radio-cards";
import { Select } from "../_ui/select";
import { DEADLINE_UNITS, type DeadlineDraft, type ReadDeadline } from "./read-deadline";

type DeadlineFieldsProps = {
  draft: DeadlineDraft;
  read: ReadDeadline;
  onChange: (draft: DeadlineDraft) => void;
  isDisabled: boolean;
};

const POLICIES: { value: DeadlinePolicy; title: string; text: string }[] = [
  { value: "keep", title: "It goes on waiting", text: "It is marked as overdue. Nothing is decided." },
  {
    value: "approve",
    title: "It counts as approved",
    text: "The run goes on. The record names the time limit, not a person.",
  },
  {
    value: "reject",
    title: "It counts as rejected",
    text: "The run follows the step's way for a rejection.",
  },
];

/** How long, what then, and when people are reminded. */
export function DeadlineFields({ draft, read, onChange, isDisabled }: DeadlineFieldsProps) {
  const errorOf = (field: "amount" | "remind") =>
    "field" in read && read.field === field ? read.sentence : null;
  return (
    <fieldset disabled={isDisabled} className="grid w-full gap-4">
      <legend className="sr-only">The time limit</legend>
      <Field label="Answered within" required error={errorOf("amount")}>
        {(control) => (
          <span className="flex gap-2">
            <Input
              {...control}
              inputMode="decimal"
              value={draft.amount}
              onChange={(event) => onChange({ ...draft, amount: event.target.value })}
              className="w-24"
            />
            <Select
              aria-label="Unit"
              value={draft.unit}
              onChange={({ target }) => {
                const unit = DEADLINE_UNITS.find((one) => one === target.value);
                if (unit) onChange({ ...draft, unit });
              }}
              className="w-32"
            >
              {DEADLINE_UNITS.map((unit) => (
                <option key={unit}>{unit}</option>
              ))}
            </Select>
          </span>
        )}
      </Field>
      <RadioCards
        legend="When nobody answered in time"
        name="on-deadline"
        cards={POLICIES.map((card) => ({ ...card, disabled: isDisabled }))}
        value={draft.onDeadline}
        onChange={(onDeadline) => onChange({ ...draft, onDeadline })}
      />
      <Field
        label="Reminders, in percent of the time"
        help="Such as 50, 90. The last one asks everybody who may decide."
        error={errorOf("remind")}
      >
        {(control) => (
          <Input
            {...control}
            value={draft.remind}
            onChange={(event) => onChange({ ...draft, remind: event.target.value })}
            className="w-48"
          />
        )}
      </Field>
    </fieldset>
  );
}
