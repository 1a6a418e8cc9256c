import { items, rowsOf, stillOpen, toBeConfirmed, type Writer } from "../content";
import {
  criteriaOf,
  DECIDERS,
  decidersOf,
  isReversible,
  NOTHING,
  optionsOf,
  proposalOf,
  toQuestion,
} from "../read-decision";
import { sectionsAbout } from "../read-document";
import { capitalize, joinWords } from "../word-forms";

const context: Writer = (facts) => ({
  text: `${toQuestion(facts)}\n\nIt was looked at with ${criteriaOf(facts).length} criteria (${joinWords(criteriaOf(facts).map(({ id }) => id))}) and ${optionsOf(facts).length} options. ${isReversible(facts) ? "It is easy to undo." : "It is hard to undo."}`,
});

const decision: Writer = (facts) => ({
  text: `We choose **${proposalOf(facts)}**. This is proposed, and becomes the decision when ${decidersOf(facts)} approve this record; another option can be put here by amending it.`,
});

const reasons: Writer = (facts) =>
  items(criteriaOf(facts).map(({ id, text }) => `${id} (${text}): ${stillOpen(decidersOf(facts))}.`));

const consequences: Writer = () => ({
  records: rowsOf("consequence good_or_bad for_whom", [
    ["There is one answer to the question, and it can be read", "Good", "Everybody who meets it"],
    [
      "What is done differently today has to be changed or be named as an exception",
      "Bad",
      "Those who do it differently",
    ],
    ["Somebody has to notice when it stops being right", "Bad", capitalize(DECIDERS)],
  ]),
});

const notChosen: Writer = (facts) => ({
  records: rowsOf(
    "option why_not",
    optionsOf(facts)
      .slice(1)
      .map((title) => [
        title,
        title === NOTHING ? "The question would come up again" : `${toBeConfirmed(DECIDERS)}`,
      ]),
  ),
});

const objectionAnswer: Writer = (facts) => ({
  text:
    `The objection: ${sectionsAbout(facts.documents, /^the strongest objection$/i).flatMap((section) => section.paragraphs)[0] ?? "it has not been shown that this is better than changing nothing."}\n\n` +
    "The answer: the first step is small and can be undone, and it is looked at again by the signs below.",
});

const reviewSigns: Writer = (facts) =>
  items([
    "The same question is asked again; whoever hears it says so.",
    `"${criteriaOf(facts)[0]?.text ?? "What matters most"}" gets worse for three months; whoever measures it says so.`,
    "A year has passed.",
  ]);

const headline: Writer = (facts) => {
  const decided = sectionsAbout(facts.documents, /^decision$/i).flatMap((section) => section.paragraphs)[0];
  return { text: decided ?? `${toQuestion(facts)} The answer is in the record.` };
};

const whatChanges: Writer = () => ({
  records: rowsOf("who what_changes from_when", [
    [
      "Those who meet the question",
      "They do what the decision says, and no longer decide each time",
      "From this announcement",
    ],
    ["Those who did it differently", "They change it, or name it as an exception", toBeConfirmed(DECIDERS)],
  ]),
});

const whatStays: Writer = () =>
  items(["Everything that the record does not name.", "Work that has begun is finished the way it began."]);

const whereToAsk: Writer = (facts) => ({
  text: `${capitalize(decidersOf(facts))} answer questions. The whole record, with the options that were not chosen, is ${facts.documents.map(({ name }) => name).join(", ") || "the decision record"}.`,
});

export const decisionRecordWriters: Record<string, Writer> = {
  "decision-status": () => ({ choice: "Proposed" }),
  "decision-context": context,
  decision,
  "decision-reasons": reasons,
  consequences,
  "not-chosen": notChosen,
  "objection-answer": objectionAnswer,
  "review-signs": reviewSigns,
  headline,
  "what-changes": whatChanges,
  "what-stays": whatStays,
  "where-to-ask": whereToAsk,
};
