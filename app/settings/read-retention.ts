import type { Retention } from "#server/auth/known-settings";
import { countOf } from "../_ui/count-of";

/** Days as one types them; nothing is for ever. */
export type RetentionDraft = Record<keyof Retention, string>;
export type RetentionFaults = Partial<Record<keyof Retention, string>>;

export const RETENTION_FIELDS: readonly {
  name: keyof Retention;
  label: string;
  help: string;
  least: number;
}[] = [
  {
    name: "events",
    label: "Events, in days",
    help: "The history: replay, timeline, forks and reruns end with it.",
    least: 30,
  },
  {
    name: "texts",
    label: "Prompts and answers, in days",
    help: "What models were told and said. Tokens and costs stay.",
    least: 1,
  },
];

const MOST_DAYS = 36_500;

export function draftOf({ events, texts }: Retention): RetentionDraft {
  return { events: events === null ? "" : String(events), texts: texts === null ? "" : String(texts) };
}

/** What was typed; null with what is wrong. */
export function readRetention(draft: RetentionDraft): {
  retention: Retention | null;
  faults: RetentionFaults;
} {
  const faults: RetentionFaults = {};
  const read = (name: keyof Retention, least: number): number | null => {
    const text = draft[name].trim();
    if (text === "") return null;
    const days = Number(text);
    if (!Number.isInteger(days) || days < least || days > MOST_DAYS) {
      faults[name] = `Write whole days, at least ${least}, or nothing to keep them for ever.`;
    }
    return days;
  };
  const [events, texts] = RETENTION_FIELDS.map(({ name, least }) => read(name, least));
  const isRight = Object.keys(faults).length === 0;
  return { retention: isRight ? { events: events ?? null, texts: texts ?? null } : null, faults };
}

/** "Events 90 days, prompts and answers for ever". */
export function sayRetention({ events, texts }: Retention): string {
  const say = (days: number | null) => (days === null ? "for ever" : countOf(days, "day"));
  return `Events ${say(events)}, prompts and answers ${say(texts)}`;
}
