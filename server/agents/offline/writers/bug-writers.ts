import { items, rowsOf, stillOpen, toBeConfirmed, type Writer } from "../content";
import type { Facts } from "../facts";
import { OPEN, readReport, told } from "../read-report";
import { capitalize, toSentence } from "../word-forms";

const bugSummary: Writer = (facts) => ({
  text:
    `${capitalize(toSentence(readReport(facts).seen))} ` +
    `Severity: ${told(facts, "severity")}; people affected: ${told(facts, "affected_users")}; every time: ${told(facts, "reproducible")}.`,
});

const reporterWords: Writer = (facts) => ({
  text: facts.subject
    .split("\n")
    .map((line) => `> ${line}`)
    .join("\n"),
});

function expectedOf(facts: Facts): string {
  const { expected } = readReport(facts);
  return expected === null
    ? `The opposite of what was seen; in the reporter's words ${stillOpen("the reporter")}`
    : capitalize(toSentence(expected));
}

const expectedObserved: Writer = (facts) => ({
  records: rowsOf("expected observed source", [
    [expectedOf(facts), toSentence(readReport(facts).seen), "The report"],
  ]),
});

const reproduce: Writer = (facts) => ({
  records: [
    `Begin with a fresh account and no earlier actions${told(facts, "environment") === OPEN ? "" : ` on ${told(facts, "environment")}`}.`,
    `Do this: ${readReport(facts).done}.`,
    `Look whether this happens: ${toSentence(readReport(facts).seen)}`,
    /^(?:yes|every|always|on every)/i.test(told(facts, "reproducible"))
      ? "It was said to happen every time: if it does not, what differs is the first clue."
      : "It was not said to happen every time: do it ten times, also quickly one after the other, and count.",
  ].map((text) => ({ text })),
});

const circumstances: Writer = (facts) => ({
  records: rowsOf("circumstance value", [
    ["Part of the product", told(facts, "area")],
    ["Where it was seen", told(facts, "environment")],
    ["Severity", told(facts, "severity")],
    ["People affected", told(facts, "affected_users")],
    ["Every time", told(facts, "reproducible")],
    ["Since when", told(facts, "since")],
  ]),
});

const bugEffect: Writer = (facts) => ({
  text:
    `Whoever meets it cannot rely on ${told(facts, "area") === OPEN ? "this part of the product" : told(facts, "area")}. ` +
    `Whether stored data is wrong afterwards is not known: ${stillOpen("whoever can read the data")}. ` +
    "A way around it is not known either; do the action once, wait for the answer, and look at the result.",
});

const evidenceNeeded: Writer = (facts) =>
  items([
    "The time of one case, and the log around it (whoever runs the product)",
    "The stored data of that case, before and after (whoever runs the product)",
    `The version${told(facts, "environment") === OPEN ? " and place where it was seen" : ""} and the last version without it (the reporter, support)`,
    "Whether it happens with another account (the tester)",
  ]);

const whatPeopleNotice: Writer = (facts) => ({ text: toSentence(readReport(facts).seen) });

const whoIsAffected: Writer = (facts) => ({
  text: `People who use ${told(facts, "area") === OPEN ? "the part described above" : told(facts, "area")}; as far as is known: ${told(facts, "affected_users")}. Since when: ${told(facts, "since")}.`,
});

const untilRepaired: Writer = () =>
  items([
    "Do the action once, and look at the result before going on.",
    "Do not repeat it to repair it: that can make it worse.",
    "Say when it happened to you, with the time.",
  ]);

const nextNews: Writer = () => ({
  text: `There is more news when the cause is found or when something else helps. ${toBeConfirmed("whoever leads the incident")}: who says it, and where.`,
});

export const bugWriters: Record<string, Writer> = {
  "bug-summary": bugSummary,
  "reporter-words": reporterWords,
  "expected-observed": expectedObserved,
  reproduce,
  circumstances,
  "bug-effect": bugEffect,
  "evidence-needed": evidenceNeeded,
  "what-people-notice": whatPeopleNotice,
  "who-is-affected": whoIsAffected,
  "until-repaired": untilRepaired,
  "next-news": nextNews,
};
