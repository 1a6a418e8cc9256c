import { type FactRecord, items, rowsOf, type Writer } from "../content";
import { describeRequirement } from "../describe-requirement";
import { componentFor, type Facts, requirementsOf } from "../facts";
import { withoutMark } from "../propose-requirements";
import type { Numbered } from "../read-document";
import { capitalize, joinWords, toClause, toPlural, toSlug } from "../word-forms";
import { writeInterface } from "../write-interface";

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

const requirementCoverage: Writer = (facts) => ({
  records: facts.functional.map((requirement) => coverRequirement(facts, requirement)),
});

/** One row of the table from requirements to code. */
export function coverRequirement(facts: Facts, requirement: Numbered): FactRecord {
  const { said, works } = describeRequirement(facts.idea, requirement);
  const component = componentFor(facts, requirement.id)?.name ?? facts.name;
  return {
    requirement: requirement.id,
    module: component,
    how_it_works: works,
    proven_by: `Test \`${toSlug(`${requirement.id} ${said}`)}\` in \`src/${toSlug(component)}/\``,
  };
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
