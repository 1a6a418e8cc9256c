import type { Writer } from "../content";
import { items, rowsOf, toBeConfirmed } from "../content";
import { describeCapability, withoutMark } from "../propose-requirements";
import { capitalize, joinWords, toClause, toPlural, toSentence } from "../word-forms";

const summary: Writer = (facts) => {
  const does = facts.idea.capabilities.slice(0, 3).map((capability) => describeCapability(capability));
  return {
    text: [
      `**${facts.name}** is meant to be a ${facts.idea.kind.label} for ${facts.actors}.`,
      ...(facts.audience ? [`Who that is was said at the start: ${toClause(facts.audience)}.`] : []),
      does.length > 0
        ? does.join(" ")
        : "The idea names the product, and leaves open what exactly people do with it.",
      ...(facts.idea.isForeign
        ? [
            "The idea is not in English, which is all that the offline agent reads: its words stand here as they are.",
          ]
        : []),
      ...facts.idea.benefits.map((benefit) => `The point of it: ${toClause(benefit)}.`),
      "It counts as a success when people use it again without being asked to.",
    ]
      .join(" ")
      .concat(`\n\nThe idea in the words it was given: "${facts.subject.replace(/\s+/g, " ").trim()}"`),
  };
};

const problem: Writer = ({ idea, actors }) => {
  const told = idea.troubles.map((trouble) => `"${trouble}"`);
  const wants = idea.capabilities.filter((capability) => capability.kind === "action").slice(0, 3);
  const who = capitalize(actors);
  const wish = joinWords(wants.map((capability) => toClause(capability.text)));
  return {
    text: [
      ...(told.length > 0 ? [`What is wrong today, in the words of the idea: ${joinWords(told)}.`] : []),
      idea.isForeign
        ? "What is wished for stands in the idea, in its own language: somebody who reads it says here what is hard today."
        : wish === ""
          ? `${who} need something that the idea names but does not describe; what exactly they cannot do today has to be asked.`
          : `Behind the idea stands a wish: to ${wish}. It would not have been written down if that were easy today.`,
      `${told.length > 0 ? "Whether that was measured, and whom else it hits," : "How often the problem occurs, whom it hits hardest and what it costs them"} is not said in the idea. ` +
        `${toBeConfirmed("the person who had the idea")}, best with two or three stories of how it went the last time.`,
    ].join("\n\n"),
  };
};

const today: Writer = ({ idea, actors }) => ({
  text:
    `The idea does not say what ${actors} do today. The usual answers are: nothing at all, messages and calls, a shared ` +
    `list of ${toPlural(idea.things[0] ?? "entry")}, or a general tool that was made for something else. ` +
    `Which of these it is decides what the product has to be better than. ${toBeConfirmed(`two or three of them`)}.`,
});

const audience: Writer = (facts) => {
  const { idea } = facts;
  const groups = idea.actors.length > 0 ? idea.actors : [facts.actors];
  const wants = (actor: string) =>
    idea.capabilities
      .filter((capability) => capability.actor === actor)
      .map((capability) => toClause(capability.text));
  const rows = groups.map((actor) => ({
    who: facts.audience !== "" && groups.length === 1 ? facts.audience : capitalize(actor),
    what_they_want:
      capitalize(joinWords(wants(actor))) ||
      capitalize(idea.capabilities.find(({ kind }) => kind !== "statement")?.text ?? "what the idea says"),
    how_we_know:
      facts.audience !== "" && groups.length === 1
        ? "Said at the start"
        : idea.actors.length > 0
          ? "Said in the idea"
          : "Assumed: the idea names nobody",
  }));
  const operator = {
    who: "Whoever runs it",
    what_they_want: "To see that it works, and to help people when it does not",
    how_we_know: "Assumed",
  };
  return {
    records: [...rows, operator].map((row, at) => ({
      ...row,
      segment_number: String(at + 1),
      text: `${row.who}: ${row.what_they_want}`,
    })),
  };
};

const goals: Writer = (facts) => ({ records: facts.goals.map((goal) => ({ ...goal, goal: goal.text })) });

const successMeasures: Writer = (facts) => ({
  records: rowsOf(
    "measure target how_it_is_measured",
    facts.goals.map(({ id, text }, at) => [
      `${id}: ${describeMeasure(text, at)[0]}`,
      ...describeMeasure(text, at).slice(1),
    ]),
  ),
});

function describeMeasure(goal: string, at: number): string[] {
  if (/figures/.test(goal))
    return [
      "The figures above exist, and somebody looks at them",
      "Every week",
      "The product owner says what was learned",
    ];
  if (/wrong today/.test(goal))
    return [
      "The figure behind it, before and after",
      "Half of it after three months (proposed)",
      "Counted for a month before the start, and every month after it",
    ];
  if (at === 0)
    return [
      "Share of first users who do it again",
      "Half of them within two weeks (proposed)",
      "Counted by the product, without names",
    ];
  return [
    "Share of users who say that it came true for them",
    "Four of five (proposed)",
    "Asked of five users after a month, with the same question",
  ];
}

const firstVersion: Writer = (facts) =>
  items(
    facts.functional.filter(({ text }) => !/\(assumption\)/.test(text)).map(({ text }) => withoutMark(text)),
  );

const outOfScope: Writer = ({ idea, deadline }) =>
  items([
    `Paying, invoices and accounting: ${/pay|invoice|price|sell|shop/i.test(idea.text) ? "only what the idea names itself, nothing around it" : "the idea does not speak of money"}.`,
    `More than one language and country: the first trial is with one group of people.`,
    ...(idea.kind.id === "web"
      ? ["Apps for phones: the pages work on a phone, which is enough for a trial."]
      : []),
    "Connections to other systems, until a first user misses one.",
    ...(deadline
      ? [`Anything that cannot be ready ${deadline.toLowerCase()}: the plan says what waits.`]
      : []),
  ]);

const constraints: Writer = (facts) => {
  const given = facts.constraints.map((constraint) => toSentence(constraint));
  const stack = facts.isStackGiven ? [`Technology that is decided: ${facts.stack.join(", ")}.`] : [];
  const deadline = facts.deadline ? [`Wanted by: ${facts.deadline}.`] : [];
  const told = facts.idea.rules.map((rule) => `Said in the idea: ${toSentence(rule)}`);
  const all = [...given, ...told, ...stack, ...deadline];
  return items(
    all.length > 0
      ? all
      : ["None was given. The law that holds where the product is used applies in any case."],
  );
};

const assumptions: Writer = ({ idea, actors }) => ({
  records: [
    `${capitalize(actors)} have the problem often enough to change what they do today.`,
    `Enough people take part for the product to be useful to the first of them.`,
    ...(idea.kind.hasScreens ? ["People have a device and a connection at the moment they need it."] : []),
    ...(idea.actors.length > 1 ? [`${capitalize(joinWords(idea.actors))} accept the same rules.`] : []),
    "Nobody is forbidden by law, contract or house rules to use it in this way.",
  ].map((text, at) => ({ id: `A${at + 1}`, text })),
});

export const briefWriters: Record<string, Writer> = {
  summary,
  problem,
  today,
  audience,
  goals,
  "success-measures": successMeasures,
  "first-version": firstVersion,
  "out-of-scope": outOfScope,
  constraints,
  assumptions,
};
