import type { Component } from "./facts";
import type { Numbered } from "./read-document";
import type { Idea } from "./read-idea";
import { capitalize, joinWords, toPlural, toSingular } from "./word-forms";

type Draft = Component & { takes: RegExp };

const STORED = /\b(lost|restored?|backup|damaged|stored|kept|stays? in|retention|delet)/i;
const PRIVATE = /\b(sign in|signs? up|allowed|password|account|personal|encrypt|prove|gdpr|priva|role)/i;
const MESSAGING = /\b(remind|notif|message|alert|sms|e-?mail|inform)/i;
const SHOWN =
  /\b(screen reader|keyboard|pages?|screens?|wcag|phone|accessib|command answers|exit code|--help|trial run)/i;
const ASKED = /\b(requests?|caller|error that)/i;

/** The parts that a product of this kind needs, each with the requirements that it answers for. */
export function proposeComponents(idea: Idea, requirements: Numbered[], stack: string[]): Component[] {
  const drafts = draftComponents(idea, requirements);
  for (const requirement of requirements) assign(requirement, drafts);
  const used = drafts.filter(
    (draft) => draft.ids.length > 0 || draft.takes === STORED || draft === drafts[0],
  );
  const store = used.find((draft) => draft.takes === STORED);
  return used.map((draft) => ({
    name: draft.name,
    duty: draft.duty,
    notDuty: draft.notDuty,
    ids: draft.ids,
    talksTo: neighboursOf(draft, used, store),
    technology: technologyOf(draft, stack),
  }));
}

function draftComponents(idea: Idea, requirements: Numbered[]): Draft[] {
  const things = thingsIn(idea, requirements).slice(0, 3);
  const all = joinWords(things.map(toPlural)) || "entries";
  return [
    draft(
      frontName(idea),
      `Shows ${all} to people, takes what they enter and says at once what is wrong with it.`,
      "Rules and storage: it asks the modules behind it.",
      idea.kind.id === "api" ? ASKED : SHOWN,
    ),
    ...(things.length > 0 ? things : ["entry"]).map((thing) =>
      draft(
        `${capitalize(thing)} module`,
        `Keeps the rules for ${toPlural(thing)}: what may happen to them, and when.`,
        "How they are shown, and who is signed in.",
        new RegExp(`\\b(${thing}|${toPlural(thing)})\\b`, "i"),
      ),
    ),
    draft(
      "Notifications",
      "Sends each message once, at the right time, over the ways that a person chose.",
      "Deciding what is worth a message: the modules do.",
      MESSAGING,
    ),
    draft(
      "Identity",
      "Knows who somebody is and what they may do, and guards personal data.",
      "What things mean: it knows people and permissions only.",
      PRIVATE,
    ),
    draft(
      idea.kind.id === "cli" ? "Local store" : "Data store",
      "Keeps everything that was accepted, and gives it back after a failure.",
      "Rules: it stores what the modules decided.",
      STORED,
    ),
  ];
}

function draft(name: string, duty: string, notDuty: string, takes: RegExp): Draft {
  return { name, duty, notDuty, takes, ids: [], talksTo: [], technology: "" };
}

function frontName(idea: Idea): string {
  return {
    web: "Web client",
    mobile: "Mobile client",
    api: "HTTP interface",
    cli: "Command line",
    open: "Client",
  }[idea.kind.id];
}

/** Things of the idea that the requirements speak of, the most frequent first. */
function thingsIn(idea: Idea, requirements: Numbered[]): string[] {
  const words = requirements.flatMap(({ text }) =>
    text
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .map(toSingular),
  );
  const count = (thing: string) => words.filter((word) => word === thing).length;
  return idea.things.filter((thing) => !MESSAGING.test(thing)).toSorted((a, b) => count(b) - count(a));
}

/** One component answers for each requirement: the most special one that its words speak to. */
function assign({ id, text }: Numbered, drafts: Draft[]): void {
  const special = drafts.filter((draft) => [PRIVATE, MESSAGING, STORED, SHOWN, ASKED].includes(draft.takes));
  const modules = drafts.filter((draft) => !special.includes(draft));
  const isTold = id.startsWith("FR");
  const order = isTold ? [...special.filter(isNot(SHOWN)), ...modules, ...special] : [...special, ...modules];
  const found = order.find((draft) => draft.takes.test(text)) ?? modules[0] ?? drafts[0];
  found?.ids.push(id);
}

const isNot = (pattern: RegExp) => (draft: Draft) => draft.takes !== pattern;

function neighboursOf(draft: Draft, all: Draft[], store: Draft | undefined): string[] {
  const others = all.filter((other) => other !== draft);
  if (draft === store) return [];
  if (draft === all[0])
    return others.filter((other) => other !== store && other.takes !== MESSAGING).map(({ name }) => name);
  const messenger =
    draft.takes === PRIVATE || draft.takes === MESSAGING
      ? []
      : others.filter(({ takes }) => takes === MESSAGING);
  return [...messenger, ...(store ? [store] : [])].map(({ name }) => name);
}

function technologyOf(draft: Draft, stack: string[]): string {
  const has = (pattern: RegExp) => stack.find((entry) => pattern.test(entry));
  const database = has(/sql|mongo|dynamo|firestore|redis|database|data\b/i);
  const screen = has(/react|vue|svelte|angular|swift|kotlin|flutter|browser|client/i);
  if (draft.takes === STORED) return database ?? stack.at(-1) ?? "PostgreSQL";
  if (draft.takes === SHOWN && screen) return screen;
  return stack.find((entry) => entry !== database && entry !== screen) ?? stack[0] ?? "TypeScript";
}
