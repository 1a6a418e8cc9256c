import { Button } from "../_ui/button";
import type { Intent } from "./intents";

type IntentChipsProps = {
  intents: readonly Intent[];
  chosen: string | null;
  onChoose: (name: string | null) => void;
};

/** Leaves only the workflows of one intent. */
export function IntentChips({ intents, chosen, onChoose }: IntentChipsProps) {
  if (intents.length < 2 && chosen === null) return null;
  return (
    <fieldset className="flex flex-wrap gap-1.5">
      <legend className="sr-only">What do you want to do?</legend>
      <Chip label="All" isPressed={chosen === null} onPress={() => onChoose(null)} />
      {intents.map(({ name, title, rows }) => (
        <Chip
          key={name}
          label={title}
          count={rows.length}
          isPressed={chosen === name}
          onPress={() => onChoose(name)}
        />
      ))}
    </fieldset>
  );
}

type ChipProps = { label: string; count?: number; isPressed: boolean; onPress: () => void };

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
