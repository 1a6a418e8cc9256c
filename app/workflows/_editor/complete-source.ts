import type { Vocabulary } from "#server/queries/list-vocabulary";
import { AUTHOR_KEYS, AUTHOR_VALUES, type AuthorWord, CONDITION_FORMS } from "./author-words";
import { type NamesIn, namesIn } from "./names-in";
import { type Place, readPlace } from "./read-place";

/** What can be written at the caret; `from` is where the word at hand begins. */
export type Completion = { from: number; kind: "key" | "value"; words: AuthorWord[] };

export type LibraryNames = Pick<Vocabulary, "agents" | "templates">;

const VALUE_KEYS = new Set(["condition", "until", "all", "any", "not"]);

/** Keys that the map does not have yet, or values that the key can take; null where nothing is known. */
export function completeSource(source: string, offset: number, library: LibraryNames): Completion | null {
  const place = readPlace(source, offset);
  if (place === null) return null;
  if (place.kind === "key") {
    const words = AUTHOR_KEYS[place.map].filter(({ word }) => !place.taken.has(word));
    return { from: place.from, kind: "key", words: [...words] };
  }
  const words = valuesFor(place, namesIn(source), library);
  return words.length > 0 ? { from: place.from, kind: "value", words } : null;
}

function valuesFor(
  { key, map }: Extract<Place, { kind: "value" }>,
  names: NamesIn,
  library: LibraryNames,
): AuthorWord[] {
  const say = (list: readonly string[], means: string) => list.map((word) => ({ word, means }));
  if (VALUE_KEYS.has(key)) return conditions(names);
  switch (key) {
    case "agent":
      return [
        ...library.agents.map(({ id, title }) => ({ word: id, means: title })),
        { word: "various", means: "The owner of the document at hand" },
      ];
    case "creates":
    case "updates":
    case "validates":
    case "requires":
      return say(names.documents, "Document");
    case "template":
    case "uses":
      return library.templates.map(({ id, filename }) => ({ word: id, means: filename }));
    case "phase":
      return say(names.phases, "Phase");
    case "goto":
      return say(names.steps, "Step");
    case "for_each":
      return say(names.inputs, "Input");
    case "type":
      return map === "input" ? [...(AUTHOR_VALUES.type ?? [])] : [];
    default:
      return [...(AUTHOR_VALUES[key] ?? [])];
  }
}

function conditions({ inputs, facts }: NamesIn): AuthorWord[] {
  return [
    ...CONDITION_FORMS,
    ...inputs.map((name) => ({ word: `not_empty:${name}`, means: "Input is filled in" })),
    ...facts.map((word) => ({ word, means: "Asked, or found by an agent" })),
  ];
}
