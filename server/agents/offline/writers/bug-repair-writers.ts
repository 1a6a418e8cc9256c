import { items, rowsOf, stillOpen, toBeConfirmed, type Writer } from "../content";
import { sectionsAbout } from "../read-document";
import { OPEN, readReport, told } from "../read-report";
import { capitalize, toClause, toSentence } from "../word-forms";

const symptom: Writer = (facts) => ({
  text:
    sectionsAbout(facts.documents, /^in short$/i).flatMap((section) => section.paragraphs)[0] ??
    toSentence(readReport(facts).seen),
});

const causeChain: Writer = (facts) => {
  const isTwice = /twice|again|double|second time|quick|fast|refresh|reload/i.test(facts.subject);
  const isOld = /old|stale|not updated|previous|outdated|cache/i.test(facts.subject);
  return {
    records: rowsOf("step claim kind how_to_check", [
      ["1", toSentence(readReport(facts).seen), "observed", "The report; the steps of the bug analysis"],
      [
        "2",
        isOld
          ? "What is shown is not what was stored last"
          : "What the product did differs from what was asked of it",
        "follows",
        "Compare what is shown with what is stored at the same moment",
      ],
      [
        "3",
        isTwice
          ? "Two actions overlap, and the later one rests on what was read before the earlier one was stored"
          : "One input or state is not handled where the action is checked",
        "suspected",
        isTwice
          ? "Do the two actions one after the other with a pause: it should not happen then"
          : "Change one circumstance at a time until it does not happen",
      ],
      [
        "4",
        isTwice
          ? "Nothing refuses a change that rests on something out of date"
          : "No test covers that input or state",
        "suspected",
        "Read the place in the code; look for its test",
      ],
    ]),
  };
};

const likelyCause: Writer = (facts) => ({
  text:
    `${/twice|again|double|quick/i.test(facts.subject) ? "Two actions that overlap, of which the second does not know the first" : "A state that the code does not expect"}: ` +
    `a suspicion from the words of the report alone. This agent has not seen the code. ${toBeConfirmed("a developer with the code and the log")}.`,
});

const cameThrough: Writer = () =>
  items([
    "There is a test for doing it once, and probably none for the circumstances of the report.",
    "A review sees what is there; what is missing has to be asked for by a checklist.",
  ]);

const sameElsewhere: Writer = (facts) =>
  items([
    `Every other place ${told(facts, "area") === OPEN ? "" : `in ${told(facts, "area")} `}where something is changed that was read earlier.`,
    "Places that were built from the same example.",
  ]);

const fixChange: Writer = () => ({
  text:
    "The change is made where the action is accepted, not where it is shown: an action that rests on something out of date, or that " +
    `was done already, is recognised there and gets a clear answer. Which place that is: ${stillOpen("a developer")}, after the cause is proven.`,
});

const fixSteps: Writer = () =>
  items([
    "Write the test that does what the report says, and see it fail.",
    "Prove the suspected step of the cause with the log or a debugger; stop here if it is another one.",
    "Make the change, and see the test pass.",
    "Add tests for the neighbours, and see whether one of them fails.",
    "Repair data that is wrong, with a copy first.",
  ]);

const fixAlternatives: Writer = () => ({
  records: rowsOf("alternative why_not", [
    [
      "Make the button unusable after the first press",
      "Hides the cause; the same happens with a slow connection or two windows",
    ],
    ["Show a warning", "Puts the work on the people who met the bug"],
  ]),
});

const couldBreak: Writer = (facts) => ({
  records: rowsOf("what how_it_would_be_noticed what_is_done_about_it", [
    [
      "Actions that were accepted until now are refused",
      "More refusals than before in the log",
      "Count them for a day before refusing",
    ],
    [
      `Other programs that use ${told(facts, "area") === OPEN ? "the same place" : told(facts, "area")}`,
      "Their errors",
      "Ask who uses it; keep the old answer for them at first",
    ],
    ["It becomes slower", "Time until an answer", "Measure before and after"],
  ]),
});

const dataRepair: Writer = () => ({
  text: `Cases are found by what the bug analysis says about stored data. Each is listed, repaired in a copy, looked at by a person, and only then repaired for real. ${toBeConfirmed("whoever can read the data")}: how many there are.`,
});

const fixRollback: Writer = () => ({
  text: "The change is one release of its own, so it can be taken back alone. Whoever released it decides, without asking, when the figures of the plan are reached.",
});

const regressionCases: Writer = (facts) => {
  const { done, seen, expected } = readReport(facts);
  return {
    records: rowsOf("case what_is_done without_the_fix with_the_fix", [
      [
        "RC1",
        capitalize(done),
        toSentence(seen),
        expected === null ? "What the reporter expected" : toSentence(expected),
      ],
      ["RC2", "The same, with a pause between the steps", "Probably as expected", "As expected"],
      [
        "RC3",
        "The same, from two windows at once",
        "Probably as in RC1",
        "One is done, the other is told why not",
      ],
    ]),
  };
};

const neighbourCases: Writer = () => ({
  records: rowsOf("case what_is_done expected_result", [
    ["RC4", "The action once, as most people do it", "As before the fix"],
    ["RC5", "The action by somebody who may not do it", "Refused as before the fix"],
    ["RC6", "A case that was wrong already", "Shown as it is, and listed for repair"],
  ]),
});

const schedule: Writer = () =>
  items([
    "RC1 to RC5 with every change.",
    "RC6 once, after the data was repaired.",
    "RC3 also by hand before the release.",
  ]);

const worksAgain: Writer = (facts) => ({
  text: `It could happen that ${lowerFirst(toClause(readReport(facts).seen))}. With the release that this note belongs to, it is meant to be gone; a person publishes the note after seeing that.`,
});

const haveToDo: Writer = () =>
  items([
    "Nothing, if it did not happen to you.",
    "If it did: look at the result once, and tell us if it is still wrong.",
  ]);

const leftOpen: Writer = (facts) =>
  items([
    `Cases from before the repair are being looked at one by one.`,
    ...(told(facts, "reproducible") === "yes"
      ? []
      : ["It did not happen every time; tell us if you ever see it again."]),
  ]);

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

export const bugRepairWriters: Record<string, Writer> = {
  symptom,
  "cause-chain": causeChain,
  "likely-cause": likelyCause,
  "came-through": cameThrough,
  "same-elsewhere": sameElsewhere,
  "fix-change": fixChange,
  "fix-steps": fixSteps,
  "fix-alternatives": fixAlternatives,
  "could-break": couldBreak,
  "data-repair": dataRepair,
  "fix-rollback": fixRollback,
  "regression-cases": regressionCases,
  "neighbour-cases": neighbourCases,
  "regression-schedule": schedule,
  "works-again": worksAgain,
  "have-to-do": haveToDo,
  "still-open": leftOpen,
};
