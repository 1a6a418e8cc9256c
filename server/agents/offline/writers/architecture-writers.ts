import type { Writer } from "../content";
import { items, rowsOf } from "../content";
import { componentFor, type Facts, requirementsOf } from "../facts";
import { withoutMark } from "../propose-requirements";
import { capitalize, joinWords, toClause, toPlural, toSlug } from "../word-forms";

const overview: Writer = (facts) => {
  const names = facts.components.map(({ name }) => name);
  const [front, ...others] = facts.components;
  const store = others.at(-1);
  return {
    text:
      `${facts.name} is built as one ${facts.idea.kind.label} with ${names.length} parts: ${joinWords(names)}. ` +
      `A request begins at the ${front?.name}, which checks what was entered and asks the module that has the rules; ` +
      `what is accepted is kept by the ${store?.name} before anybody is told that it worked.\n\n` +
      `All parts are one program that is deployed at once: at this size, parts that run separately would cost more than they give. ` +
      `The boundaries are drawn so that a part can be taken out later. ` +
      `Technology: ${facts.stack.join(", ")}${facts.isStackGiven ? " (given at the start)" : " (proposed)"}.`,
  };
};

const drivers: Writer = (facts) => {
  const given = facts.nonFunctional.filter(({ text }) => /given at the start/.test(text));
  const chosen = [
    ...facts.functional.slice(0, 2),
    ...given,
    ...facts.nonFunctional.filter((entry) => !given.includes(entry)),
  ].slice(0, 6);
  return {
    records: chosen.map(({ id, text }) => ({
      requirement: `${id}: ${toClause(withoutMark(text))}`,
      what_it_means_for_the_design: meaningOf(facts, id, text),
    })),
  };
};

function meaningOf(facts: Facts, id: string, text: string): string {
  if (/lost|stops/i.test(text))
    return "Nothing is confirmed before it is stored; each action can be repeated without a second effect";
  if (/second|milliseconds/i.test(text))
    return "No request waits for anything slow: messages and long work happen afterwards";
  if (/personal|encrypt/i.test(text))
    return "Permissions are checked in one place, beside the data and not in the pages";
  if (/wcag|keyboard/i.test(text))
    return "Plain page elements before custom ones, checked automatically with every change";
  if (/back within|damaged/i.test(text))
    return "Backups and their restoring are part of the product and are tried";
  if (/given at the start/.test(text))
    return `Holds for every part; the ${componentFor(facts, id)?.name} answers for it`;
  return `The ${componentFor(facts, id)?.name} exists because of it`;
}

const componentDiagram: Writer = (facts) => ({ code: drawComponents(facts) });

function drawComponents(facts: Facts): string {
  const node = (name: string) => toSlug(name).replaceAll("-", "_");
  const label = (name: string) => name.replace(/["\n]/g, "'");
  const front = facts.components[0];
  return [
    "graph TD",
    `  people(["${label(capitalize(facts.actors))}"])`,
    ...facts.components.map(({ name }) => `  ${node(name)}["${label(name)}"]`),
    ...(front ? [`  people --> ${node(front.name)}`] : []),
    ...facts.components.flatMap(({ name, talksTo }) =>
      talksTo.map((other) => `  ${node(name)} --> ${node(other)}`),
    ),
  ].join("\n");
}

const component: Writer = (facts) => ({
  records: facts.components.map((entry) => ({
    component_name: entry.name,
    responsible_for: entry.duty,
    component_description: entry.duty,
    not_responsible_for: entry.notDuty,
    requirement_ids: entry.ids.join(", ") || "nothing by itself",
    talks_to: entry.talksTo.join(", ") || "nobody; it is asked by the others",
    dependencies: entry.talksTo.join(", ") || "none",
    technology: entry.technology,
    component_tech_details: entry.technology,
    text: `**${entry.name}**: ${entry.duty}`,
  })),
});

const dataModel: Writer = (facts) => ({
  records: [
    ...thingsOf(facts).map((thing) => ({
      thing: capitalize(thing),
      what_is_kept: "id, title, state, owner, when it was made and changed",
      belongs_to: "Person",
      lives_in: `${facts.components.find(({ name }) => name.toLowerCase().startsWith(thing))?.name ?? facts.components[1]?.name ?? facts.name}`,
    })),
    {
      thing: "Person",
      what_is_kept: "id, name, address for messages, roles",
      belongs_to: "nobody",
      lives_in: lastName(facts, /identity/i),
    },
    {
      thing: "Record of actions",
      what_is_kept: "who, what, when, before and after",
      belongs_to: "Person",
      lives_in: lastName(facts, /store/i),
    },
  ].map((row) => ({
    ...row,
    model_name: row.thing,
    model_purpose: row.what_is_kept,
    text: `${row.thing}: ${row.what_is_kept}`,
  })),
});

const dataDiagram: Writer = (facts) => ({
  code: [
    "erDiagram",
    ...thingsOf(facts).map((thing) => `  PERSON ||--o{ ${entityName(thing)} : owns`),
    "  PERSON ||--o{ ACTION : did",
  ].join("\n"),
});

function thingsOf(facts: Facts): string[] {
  return facts.idea.things.length > 0 ? facts.idea.things.slice(0, 5) : ["entry"];
}

function entityName(thing: string): string {
  return toSlug(thing).toUpperCase().replaceAll("-", "_") || "ENTRY";
}

function lastName(facts: Facts, pattern: RegExp): string {
  return (
    facts.components.find(({ name }) => pattern.test(name))?.name ??
    facts.components.at(-1)?.name ??
    facts.name
  );
}

const interfaces: Writer = (facts) => ({
  records: facts.components.flatMap(({ name, talksTo }) =>
    talksTo.map((other) => ({
      from: name,
      to: other,
      what_is_asked: askedOf(other, facts),
      answer: /store/i.test(other)
        ? "What is stored, or that it changed meanwhile"
        : "The result, or a refusal with its reason",
      when_it_fails: /notification/i.test(other)
        ? "The action stands; the message is tried again later"
        : "Nothing is changed; the person is told and can try again",
    })),
  ),
});

function askedOf(name: string, facts: Facts): string {
  if (/store/i.test(name)) return "Read, and change if nobody changed it before";
  if (/identity/i.test(name)) return "Who is this, and may they do that?";
  if (/notification/i.test(name)) return "Tell these people about that, once";
  return `Show, add, change or remove ${toPlural(facts.idea.things.find((thing) => name.toLowerCase().startsWith(thing)) ?? "entry")}`;
}

const decisions: Writer = (facts) => {
  const given = facts.isStackGiven ? "given at the start" : "proposed";
  return {
    records: rowsOf("decision chosen alternative why_not_the_alternative", [
      [
        "AD1: How it is divided",
        "One program with clear modules",
        "Separate services",
        "More to run and to watch, for a size that does not need it",
      ],
      [
        "AD2: Technology",
        `${facts.stack.join(", ")} (${given})`,
        "Whatever the team knows better",
        facts.isStackGiven
          ? "It was decided before this project"
          : "None yet: the team's own experience decides, before the first milestone",
      ],
      [
        "AD3: Where truth lives",
        `One ${lastName(facts, /store/i)}`,
        "Storage in each module",
        "Nothing must be kept equal in two places",
      ],
      [
        "AD4: Doing things twice",
        "Each action carries an id made by the sender",
        "Hoping that nobody clicks twice",
        "Connections break exactly when something was sent",
      ],
      [
        "AD5: Messages and long work",
        "Stored as tasks, done afterwards, repeated on failure",
        "Done while the person waits",
        "A slow mail server would make every page slow",
      ],
    ]),
  };
};

const failures: Writer = (facts) => ({
  records: rowsOf("what_fails what_people_notice what_the_system_does", [
    ...facts.components.map(({ name }, at) => [
      `${name} stops`,
      at === 0
        ? "Nothing can be entered; what was entered is safe"
        : /notification/i.test(name)
          ? "Messages come later"
          : "A sentence that says what does not work now",
      "It is started again by itself; what was accepted goes on",
    ]),
    [
      "Two people change the same thing",
      "The second sees what the first did, and decides again",
      "A change is refused when what it rests on has changed",
    ],
    ["The same request twice", "Nothing: it is done once", "The id of the action is known already"],
    ["The connection breaks", "What was typed is still there", "The page says so and sends again"],
    ["The disk is full", "Reading works, changing is refused", "Whoever runs it is warned at 80 %"],
  ]),
});

const security: Writer = (facts) =>
  items([
    `Who somebody is and what they may do is decided by ${lastName(facts, /identity/i)} alone, for every request, also for lists and files.`,
    "Everything is encrypted on the way; passwords are stored only as slow hashes, secrets only in the environment.",
    "What people enter is shown as text and never run.",
    `Logged: who did what and when. Never logged: passwords, contents of messages, ${facts.idea.things[0] ? `private details of ${toPlural(facts.idea.things[0])}` : "private details"}.`,
    "A person can see, take out and delete what is stored about them.",
  ]);

const traceability: Writer = (facts) => ({
  records: requirementsOf(facts).map(({ id, text }) => ({
    requirement: `${id}: ${toClause(withoutMark(text))}`,
    component: componentFor(facts, id)?.name ?? "",
    how: meaningOf(facts, id, text),
  })),
});

const architectureRisks: Writer = (facts) => ({
  records: rowsOf("risk likelihood effect answer owner", [
    [
      `The rules for ${toPlural(facts.idea.things[0] ?? "entry")} are more complicated than the idea says`,
      "medium",
      "high",
      "Write the first ten real cases down as tests before the module is built",
      "Architect",
    ],
    [
      "One program becomes too slow as it grows",
      "low",
      "medium",
      "Measure with each release; the modules can be taken apart where it hurts",
      "Architect",
    ],
    [
      facts.isStackGiven
        ? "The given technology does not fit one of the requirements"
        : "The proposed technology is new to the team",
      "medium",
      "medium",
      "Build the first milestone with it before deciding for good",
      "Product owner",
    ],
  ]),
});

export const architectureWriters: Record<string, Writer> = {
  "architecture-overview": overview,
  drivers,
  "component-diagram": componentDiagram,
  component,
  "data-model": dataModel,
  "data-diagram": dataDiagram,
  interfaces,
  "architecture-decisions": decisions,
  failures,
  security,
  traceability,
  "architecture-risks": architectureRisks,
};
