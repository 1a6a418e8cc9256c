import { FilterChips } from "../_ui/filter-chips";
import type { Intent } from "./intents";

type IntentChipsProps = {
  intents: readonly Intent[];
  chosen: string | null;
  onChoose: (name: string | null) => void;
};

/** Leaves only the workflows of one intent. */
export function IntentChips({ intents, chosen, onChoose }: IntentChipsProps) {
  if (intents.length < 2 && chosen === null) return null;
  const chips = intents.map(({ name, title, rows }) => ({ value: name, label: title, count: rows.length }));
  return <FilterChips legend="What do you want to do?" chips={chips} chosen={chosen} onChoose={onChoose} />;
}
