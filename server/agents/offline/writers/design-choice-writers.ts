import { items, rowsOf, type Writer } from "../content";
import { describeRequirement } from "../describe-requirement";
import { componentFor, type Facts, requirementsOf } from "../facts";
import { nameComponent } from "../name-component";
import { toPlural } from "../word-forms";

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
        `One ${nameComponent(facts, /store/i)}`,
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
    ...facts.components.map(({ name }) => [`${name} stops`, ...failureOf(name, facts)]),
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

function failureOf(name: string, facts: Facts): string[] {
  if (name === facts.components[0]?.name)
    return ["Nothing can be entered; what was entered is safe", "It is started again by itself"];
  if (/notification/i.test(name))
    return ["Messages come later", "They are stored, and are sent when it is back"];
  if (/identity/i.test(name))
    return ["Nobody new can sign in", "Whoever is signed in goes on until the session ends"];
  if (/store/i.test(name))
    return [
      "Nothing can be read or changed; what was accepted is safe",
      "Everything waits, says so, and goes on when it is back",
    ];
  return [
    "A sentence that says what does not work now; the rest works",
    "It is started again by itself; what was accepted goes on",
  ];
}

const security: Writer = (facts) =>
  items([
    `Who somebody is and what they may do is decided by ${nameComponent(facts, /identity/i)} alone, for every request, also for lists and files.`,
    "Everything is encrypted on the way; passwords are stored only as slow hashes, secrets only in the environment.",
    "What people enter is shown as text and never run.",
    `Logged: who did what and when. Never logged: passwords, contents of messages, ${facts.idea.things[0] ? `private details of ${toPlural(facts.idea.things[0])}` : "private details"}.`,
    "A person can see, take out and delete what is stored about them.",
  ]);

const traceability: Writer = (facts) => ({
  records: requirementsOf(facts).map((requirement) => {
    const { said, works } = describeRequirement(facts.idea, requirement);
    const component = componentFor(facts, requirement.id)?.name ?? "";
    return { requirement: `${requirement.id}: ${said}`, component, how: works };
  }),
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

export const designChoiceWriters: Record<string, Writer> = {
  "architecture-decisions": decisions,
  failures,
  security,
  traceability,
  "architecture-risks": architectureRisks,
};
