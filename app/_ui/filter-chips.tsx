import { Button } from "./button";

type FilterChipsProps<Value extends string> = {
  /** What is narrowed; read aloud. */
  legend: string;
  chips: readonly { value: Value; label: string; count?: number }[];
  /** Null: all are shown. */
  chosen: Value | null;
  onChoose: (value: Value | null) => void;
};

/** Leaves only one kind of a list; "All" brings back the others. */
export function FilterChips<Value extends string>({
  legend,
  chips,
  chosen,
  onChoose,
}: FilterChipsProps<Value>) {
  return (
    <fieldset className="flex min-w-0 gap-1.5 max-sm:-m-1 max-sm:w-0 max-sm:min-w-full max-sm:overflow-x-auto max-sm:p-1 sm:flex-wrap">
      <legend className="sr-only">{legend}</legend>
      <Chip label="All" isPressed={chosen === null} onPress={() => onChoose(null)} />
      {chips.map(({ value, label, count }) => (
        <Chip
          key={value}
          label={label}
          count={count}
          isPressed={chosen === value}
          onPress={() => onChoose(value)}
        />
      ))}
    </fieldset>
  );
}

type ChipProps = { label: string; count?: number | undefined; isPressed: boolean; onPress: () => void };

function Chip({ label, count, isPressed, onPress }: ChipProps) {
  return (
    <Button
      size="sm"
      tone={isPressed ? "primary" : "plain"}
      aria-pressed={isPressed}
      onClick={onPress}
      className="rounded-full"
    >
      {label}
      {count !== undefined && <span className="tabular-nums opacity-70">{count}</span>}
    </Button>
  );
}
