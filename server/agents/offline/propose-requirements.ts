import type { Capability } from "./capability";
import type { Numbered } from "./read-document";
import type { Idea } from "./read-idea";
import { capitalize, toClause, toPlural, toSentence, toThirdPerson } from "./word-forms";

const FROM_IDEA = "(from the idea)";
const ASSUMED = "(assumption)";
const GIVEN = "(given at the start)";
const MARKS = /\s*\((?:from the idea|assumption|given at the start)\)\.?$/;

/** A requirement without the mark that says where it comes from. */
export function withoutMark(text: string): string {
  return text.replace(MARKS, "");
}

/** What an idea's part means as a sentence: `Neighbours can lend tools to each other.` */
export function describeCapability(capability: Capability): string {
  const text = toClause(capability.text);
  if (capability.kind === "statement") return toSentence(text);
  if (capability.kind === "part") return `The product offers ${text}.`;
  if (capability.actor) return `${capitalize(capability.actor)} can ${text}.`;
  const [verb = "", ...rest] = text.split(" ");
  return `The product ${[toThirdPerson(verb), ...rest].join(" ")}.`;
}

/** Two to five outcomes: one for each group of people, one for each benefit that was named. */
export function proposeGoals(idea: Idea, actors: string): Numbered[] {
  const firsts = idea.capabilities.filter(
    (capability, at) => idea.capabilities.findIndex((other) => other.actor === capability.actor) === at,
  );
  const outcomes = firsts.filter(({ kind }) => kind === "action").map(describeOutcome);
  const parts = idea.capabilities
    .filter(({ kind }) => kind !== "action")
    .slice(0, 1)
    .map(({ kind, text }) =>
      kind === "part"
        ? `${capitalize(actors)} rely on this part of it: ${toClause(text)}.`
        : `This has come true, in the words of the idea: "${toClause(text)}".`,
    );
  const texts = [
    ...outcomes,
    ...idea.benefits.map((benefit) => toSentence(benefit)),
    ...idea.troubles.slice(0, 1).map((trouble) => `What is wrong today becomes clearly less: "${trouble}".`),
    ...parts,
    "After a first trial it is known, from figures and not from opinions, whether the idea works.",
  ];
  return number("G", texts.slice(0, 5));
}

function describeOutcome(capability: Capability): string {
  const { actor } = capability;
  const said = toClause(capability.text);
  const again = actor?.startsWith("the ") ? "comes" : "come";
  return actor
    ? `${capitalize(actor)} ${agree(actor, said)} with it, and ${again} back to do it again.`
    : `It is done without anybody's work: ${toClause(describeCapability(capability).replace("The product ", "the product "))}.`;
}

/** `the finance department` `receives the journal`; `members` `reserve a court`. */
function agree(actor: string, said: string): string {
  const [verb = "", ...rest] = said.split(" ");
  return actor.startsWith("the ") ? [toThirdPerson(verb), ...rest].join(" ") : said;
}

export function proposeFunctional(idea: Idea, actors: string): Numbered[] {
  const told = idea.capabilities.map((capability) => `${describeCapability(capability)} ${FROM_IDEA}`);
  const assumed = assumeFunctional(idea, actors).map((text) => `${text} ${ASSUMED}`);
  return number("FR", [...told, ...assumed]);
}

/** What such a product needs besides, unless the idea says it already. */
function assumeFunctional(idea: Idea, actors: string): string[] {
  if (idea.kind.id === "cli")
    return COMMAND_LINE.filter((text) => !/trial run/.test(text) || !TRIAL.test(idea.text));
  if (idea.kind.id === "api") return SERVICE;
  const who = capitalize(actors);
  const main = toPlural(idea.things[0] ?? "entry");
  const says = (pattern: RegExp) => pattern.test(idea.text);
  return [
    ...(says(/\b(add|create|upload|record|submit|manage|publish)/i)
      ? []
      : [`${who} can add, change and remove their own ${main}.`]),
    ...(says(/\b(search|find|filter|browse)/i)
      ? []
      : [`${who} can find ${main} by searching and filtering.`]),
    `${who} sign in, and see and change only what they are allowed to.`,
    ...(says(/\b(remind|notif|alert|due|sms|message)/i)
      ? [`${who} choose which messages they get, and how.`]
      : []),
    "Someone in charge can see what happened, and correct or remove what is wrong.",
  ];
}

const TRIAL = /\b(?:dry|trial)[- ]run|preview\b/i;

const COMMAND_LINE = [
  "Every command explains itself when it is called with --help.",
  "A command ends with an exit code that says whether it worked, and names the reason if not.",
  "A trial run shows what would happen without doing it.",
];

const SERVICE = [
  "A caller proves who they are with every request.",
  "A request that cannot be answered gets an error that names what to change.",
  "The same request sent twice has its effect once.",
];

export function proposeNonFunctional(idea: Idea, constraints: string[]): Numbered[] {
  const given = constraints.map((constraint) => `${toSentence(constraint)} ${GIVEN}`);
  const told = idea.rules.map((rule) => `${toSentence(rule)} ${FROM_IDEA}`);
  return number("NFR", [...given, ...told, ...assumeQuality(idea).map((text) => `${text} ${ASSUMED}`)]);
}

const COMMAND_LINE_QUALITY = [
  "A command answers within 0.5 seconds, and shows its progress when it needs longer.",
  "Stopped in the middle at any moment, a command leaves nothing half done, and can be called again.",
  "The same input gives the same output, on Linux, macOS and Windows.",
];
/** What says that a program keeps something for people. */
const KEEPS = /\b(back(s|ed)? up|backups?|passwords?|personal|account|sync|store|history|diary|notes)\b/i;

function assumeQuality(idea: Idea): string[] {
  if (idea.kind.id === "cli" && !KEEPS.test(idea.text)) return COMMAND_LINE_QUALITY;
  const speed = {
    cli: "A command answers within 0.5 seconds, and shows its progress when it needs longer.",
    api: "95 of 100 requests are answered within 300 milliseconds at 20 requests a second.",
    web: "95 of 100 pages and actions answer within 1 second with 50 people at once.",
    mobile: "95 of 100 screens answer within 1 second on a five-year-old phone.",
    open: "95 of 100 actions answer within 1 second with 50 people at once.",
  }[idea.kind.id];
  return [
    speed,
    "Nothing that was accepted is lost when a part of the system stops at any moment.",
    "Personal data is readable only by its owner and by roles that need it, and is encrypted on the way.",
    ...(idea.kind.hasScreens
      ? ["Every main task can be done by keyboard and with a screen reader (WCAG 2.2 AA)."]
      : []),
    "Stored data can be back within 4 hours after it was damaged, with at most 24 hours lost.",
  ];
}

function number(prefix: string, texts: string[]): Numbered[] {
  return texts.map((text, at) => ({ id: `${prefix}${at + 1}`, text }));
}
