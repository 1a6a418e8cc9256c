import { type FactRecord, items, rowsOf, type Writer } from "../content";
import { componentFor, type Facts, requirementsOf } from "../facts";
import { withoutMark } from "../propose-requirements";
import type { Numbered } from "../read-document";
import { capitalize, joinWords, toClause, toPlural, toSlug } from "../word-forms";

const overview: Writer = (facts) => ({
  text:
    `The implementation follows the architecture: ${facts.components.length} modules under the names it gives them ` +
    `(${joinWords(facts.components.map(({ name }) => name))}), built in ${facts.milestones.length} increments. ` +
    `A reviewer begins with the ${facts.components[1]?.name ?? facts.components[0]?.name}: the rules are there.\n\n` +
    "Each requirement that is worked out has a row in the table from requirements to code; everything else stands under " +
    "known gaps.",
});

const increments: Writer = (facts) => {
  const known = facts.milestones.every(({ ids }) => ids.length > 0);
  const shares = known ? facts.milestones.map(({ ids }) => ids) : shareOut(facts);
  return {
    records: rowsOf(
      "increment what_can_be_shown requirements",
      facts.milestones.map((entry, at) => [
        `${at + 1}. ${entry.title}`,
        capitalize(toClause(entry.shows)),
        (shares[at] ?? []).join(", ") || "none of its own",
      ]),
    ),
  };
};

/** The first requirement alone, what was told next, what was assumed last: each in exactly one increment. */
function shareOut(facts: Facts): string[][] {
  const [first, ...others] = facts.functional;
  const isAssumed = ({ text }: Numbered) => /\(assumption\)/.test(text);
  return [first ? [first] : [], others.filter((entry) => !isAssumed(entry)), others.filter(isAssumed)].map(
    (share) => share.map(({ id }) => id),
  );
}

const module: Writer = (facts) => ({
  records: facts.components.map(({ name, duty, ids }) => ({
    component_name: name,
    module_path: `src/${toSlug(name)}/`,
    responsible_for: duty,
    requirement_ids: ids.filter((id) => id.startsWith("FR")).join(", ") || "none of its own",
    module_errors: `\`not-found\`, \`not-allowed\`, \`changed-meanwhile\``,
    interface_code: writeInterface(name, facts),
    text: `**${name}**: ${duty}`,
  })),
});

function writeInterface(name: string, facts: Facts): string {
  const thing = facts.idea.things.find((candidate) => name.toLowerCase().startsWith(candidate));
  const type = capitalize(camel(thing ?? name));
  if (/notification/i.test(name)) {
    return [
      "export type Message = { to: PersonId; about: string; key: string };",
      "/** Stores the message; it is sent once for each key. */",
      "export function tell(message: Message): Promise<void>;",
    ].join("\n");
  }
  if (/identity/i.test(name)) {
    return [
      "export type Actor = { person: PersonId; roles: string[] };",
      "/** Throws not-allowed with the role that would be needed. */",
      "export function require(actor: Actor, action: string, on: string): void;",
    ].join("\n");
  }
  if (/store/i.test(name)) {
    return [
      "/** Reads what was accepted last. */",
      "export function load<T>(id: string): Promise<Versioned<T>>;",
      "/** Throws changed-meanwhile if the version is no longer the last one. */",
      "export function save<T>(id: string, next: T, version: number): Promise<void>;",
    ].join("\n");
  }
  return [
    `export type ${type} = { id: ${type}Id; version: number; owner: PersonId };`,
    "/** Each call carries the id of the action: repeated, it has no second effect. */",
    `export function add${type}(actor: Actor, action: ActionId, input: New${type}): Promise<${type}>;`,
    `export function change${type}(actor: Actor, action: ActionId, id: ${type}Id, version: number, change: ${type}Change): Promise<${type}>;`,
    `export function find${capitalize(camel(toPlural(thing ?? "entry")))}(actor: Actor, filter: ${type}Filter): Promise<${type}[]>;`,
  ].join("\n");
}

function camel(name: string): string {
  return toSlug(name)
    .split("-")
    .map((word, at) => (at === 0 ? word : capitalize(word)))
    .join("");
}

const requirementCoverage: Writer = (facts) => ({
  records: facts.functional.map((requirement) => coverRequirement(facts, requirement)),
});

/** One row of the table from requirements to code. */
export function coverRequirement(facts: Facts, { id, text }: Numbered): FactRecord {
  const component = componentFor(facts, id);
  const place = `src/${toSlug(component?.name ?? facts.name)}/`;
  return {
    requirement: id,
    module: component?.name ?? "",
    how_it_works: howItWorks(toClause(withoutMark(text)), id),
    proven_by: `Test \`${toSlug(`${id} ${withoutMark(text)}`)}\` in \`${place}\``,
  };
}

function howItWorks(text: string, id: string): string {
  if (/second|milliseconds/i.test(text))
    return `Slow work is done afterwards; a measurement under the stated condition runs before each release: ${text}`;
  if (/lost|stops/i.test(text))
    return "What is accepted is stored in one transaction before it is confirmed; a restart goes on from there";
  if (/personal|encrypt/i.test(text))
    return "Permission is checked beside the data for every call; connections are encrypted";
  if (/wcag|keyboard|screen reader/i.test(text))
    return "Plain page elements; an automatic check on every page, and one flow by keyboard in the tests";
  if (/back within|damaged/i.test(text))
    return "A daily backup, and a script that restores it into an empty place";
  if (/find|search/i.test(text)) return "A filter over indexed fields, limited to what the person may see";
  if (/sign in|allowed/i.test(text))
    return "A session after a proven address; every call names its actor and is checked";
  if (/remind|notif|message/i.test(text))
    return "A stored task with a due time; sent once, tried again on failure";
  if (id.startsWith("NFR"))
    return `Kept as a rule of every module, with a test that looks for a counter-example: ${text}`;
  return `Checked input, one transaction, and a record of the action: ${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}

const errorHandling: Writer = (facts) => ({
  records: rowsOf("what_goes_wrong where_it_is_noticed what_the_person_sees", [
    [
      "Input is missing or impossible",
      facts.components[0]?.name ?? "",
      "The field and a sentence that says how to put it right",
    ],
    [
      "The person may not do it",
      facts.components.find(({ name }) => /identity/i.test(name))?.name ??
        facts.components.at(-1)?.name ??
        "",
      "Who may, and how to ask them",
    ],
    [
      `The ${facts.idea.things[0] ?? "entry"} was changed meanwhile`,
      facts.components.at(-1)?.name ?? "",
      "What changed, and the choice to do it again",
    ],
    [
      "It is not there any more",
      facts.components[1]?.name ?? "",
      "That it was removed, and by whom if they may know",
    ],
    [
      "Something unexpected",
      "Everywhere, in one place",
      "That it did not work and nothing was lost, with a number to quote",
    ],
  ]),
});

const configuration: Writer = (facts) => ({
  records: rowsOf("setting meaning where_it_comes_from", [
    ["PUBLIC_URL", "The address under which people reach it", "Environment"],
    [
      "DATABASE_URL",
      `Where the ${facts.components.at(-1)?.name ?? "store"} keeps its data (a secret)`,
      "Secret store of the place it runs",
    ],
    ...(facts.components.some(({ name }) => /notification/i.test(name))
      ? [["MESSAGE_SENDER", "Account that sends messages (a secret)", "Secret store of the place it runs"]]
      : []),
    ["LOG_LEVEL", "How much is logged", "Environment; `info` if absent"],
  ]),
});

const dataChanges: Writer = (facts) => ({
  text:
    `New tables for ${joinWords([...facts.idea.things.slice(0, 4).map(toPlural), "people", "actions"])}, made in one step that can be undone as long as nothing is ` +
    "stored in them. Later changes first add, then fill, then use, and only in the next release remove.",
});

const deviations: Writer = () => items(["None."]);

/** Everything that has no row in the coverage: on the first writing, the quality requirements. */
const knownGaps: Writer = (facts) => {
  const gaps = requirementsOf(facts).filter(({ id }) => !id.startsWith("FR"));
  return items(
    gaps.length === 0
      ? ["None known."]
      : gaps.map(({ id, text }) => `${id} is not worked out yet: ${toClause(withoutMark(text))}.`),
  );
};

const defectsAnswered: Writer = (facts) => ({
  include: facts.defects.length > 0,
  records: facts.defects.map((defect) => answerDefect(facts, defect.id, defect.requirement)),
});

/** One row of the table of answered defects. */
export function answerDefect(facts: Facts, defect: string, requirement: string): FactRecord {
  const found = requirementsOf(facts).find(({ id }) => id === requirement);
  const cover = found ? coverRequirement(facts, found) : null;
  return {
    defect,
    what_was_changed: found
      ? `${requirement} is worked out: ${cover?.how_it_works}`
      : "Looked at; a person has to say what is expected here",
    where: cover?.module ?? "",
    proven_by: cover?.proven_by ?? "",
  };
}

export const implementationWriters: Record<string, Writer> = {
  "implementation-overview": overview,
  increments,
  module,
  "requirement-coverage": requirementCoverage,
  "error-handling": errorHandling,
  configuration,
  "data-changes": dataChanges,
  deviations,
  "known-gaps": knownGaps,
  "defects-answered": defectsAnswered,
};
