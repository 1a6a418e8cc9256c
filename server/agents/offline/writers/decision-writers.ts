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
import { capitalize, joinWords, toClause, toSentence } from "../word-forms";

const question: Writer = (facts) => ({ text: toQuestion(facts) });

const whyNow: Writer = (facts) => ({
  text:
    "The question was asked without saying what made it come up. " +
    `${toBeConfirmed(decidersOf(facts))}: the occasion, and the day from which not deciding costs something. ` +
    (isReversible(facts)
      ? "It was said to be easy to undo, so a decision that is good enough soon is better than a perfect one late."
      : "It was said to be hard to undo, so it is worth finding out what is doubted before deciding."),
});

const noDecision: Writer = (facts) => ({
  text:
    `Then everything stays as it is, and everybody who meets the question answers it for themselves. ` +
    `That is the option "${NOTHING}", with the difference that nobody has chosen it. ${toBeConfirmed(decidersOf(facts))}: who notices first?`,
});

const criteria: Writer = (facts) => ({ records: criteriaOf(facts) });

const limits: Writer = (facts) => {
  const given = facts.constraints.map(toSentence);
  return items(given.length > 0 ? given : ["Nothing was named as fixed."]);
};

const deciders: Writer = (facts) => ({
  records: rowsOf("who part", [
    [capitalize(decidersOf(facts)), "Decide"],
    ["Those who will carry it out", "Are asked before"],
    ["Those whose work changes", "Are told afterwards"],
  ]),
});

const knownOptions: Writer = (facts) => items(optionsOf(facts).map((option) => `${option}.`));

const optionsSummary: Writer = (facts) => ({
  text:
    `${optionsOf(facts).length === 1 ? "There is one option" : `There are ${optionsOf(facts).length} options`}: ${joinWords(optionsOf(facts))}. ` +
    "They are worked out below as far as their names allow. Judging them needs knowledge that was not given with the task: " +
    "the places for it are marked, and nothing is guessed.",
});

const option: Writer = (facts) => ({
  records: optionsOf(facts).map((title, at) => ({
    option_number: String(at + 1),
    option_title: title,
    what_it_is:
      title === NOTHING
        ? "everything stays as it is, on purpose."
        : `${toClause(title)}, for everything that the question is about.`,
    first_step:
      title === NOTHING
        ? "write down that it was chosen, and when it is looked at again."
        : "one small case, done this way from beginning to end, and looked at after two weeks.",
    speaks_for:
      title === NOTHING
        ? "it costs nothing now, and what it costs later is known from experience."
        : `${stillOpen("whoever proposed it")}.`,
    speaks_against:
      title === NOTHING
        ? "the question came up for a reason."
        : "it has to be learned, moved to and looked after; what exactly, its proposer knows best.",
    how_to_undo:
      title === NOTHING
        ? "choose another option on any later day; what was lost until then is lost."
        : isReversible(facts)
          ? "the way it was before is kept for a while."
          : "not easily, as was said at the start; so the first step should be one that can be undone.",
    text: title,
  })),
});

const comparison: Writer = (facts) => ({
  records: rowsOf(
    "criterion option judgement",
    criteriaOf(facts).flatMap(({ id, text }) =>
      optionsOf(facts).map((title) => [`${id}: ${text}`, title, judge(text, title)]),
    ),
  ),
});

function judge(criterion: string, option: string): string {
  if (option === NOTHING && /undo|revers|learn|new|effort|cost|price/i.test(criterion))
    return "Good: nothing changes";
  if (option === NOTHING) return "As today; that it was asked speaks against it";
  return toBeConfirmed(DECIDERS);
}

const recommendation: Writer = (facts) => ({
  text:
    `As a proposal to disagree with: **${proposalOf(facts)}**, because it was named first. ` +
    `This is not a judgement: by ${criteriaOf(facts)[0]?.id ?? "K1"} (${criteriaOf(facts)[0]?.text ?? "what matters most"}) the options can only be compared by ${decidersOf(facts)}.`,
});

const changeOfMind: Writer = (facts) =>
  items(
    criteriaOf(facts).map(
      ({ id, text }) => `${id}: somebody shows that another option is clearly better in "${text}".`,
    ),
  );

const challengeApproach: Writer = () => ({
  text: "Each option is assumed to have been chosen, and to have failed a year later. What is written here are the usual ways in which such choices fail; which of them is likely in this case is for people to say.",
});

const objection: Writer = (facts) => ({
  records: optionsOf(facts).map((title, at) => ({
    option_number: String(at + 1),
    option_title: title,
    failure_story:
      title === NOTHING
        ? "what made the question come up has happened again, worse."
        : "half of it was done, the old way was never given up, and now there are two.",
    weak_point:
      title === NOTHING
        ? "nobody looks again before it hurts."
        : `nobody has seen yet how it does in "${criteriaOf(facts)[0]?.text ?? "what matters most"}".`,
    cheap_test:
      title === NOTHING
        ? "count how often it came up in the last three months."
        : "do one case by hand in this way, with those who would have to live with it.",
    text: title,
  })),
});

const strongestObjection: Writer = (facts) => ({
  text: `Against "${proposalOf(facts)}": nobody has shown yet that it is better in "${criteriaOf(facts)[0]?.text ?? "what matters most"}" than changing nothing.`,
});

const cheapTests: Writer = (facts) => ({
  records: rowsOf("what_is_doubted how_to_find_out what_it_costs", [
    ["Whether it is a problem at all", "Count how often it came up in three months", "An hour"],
    [
      `Whether "${proposalOf(facts)}" is better`,
      "One case by hand, this way and the old way",
      "A day or two",
    ],
    ["Whether it can be undone", "Undo that one case", "Half a day"],
  ]),
});

export const decisionWriters: Record<string, Writer> = {
  question,
  "why-now": whyNow,
  "no-decision": noDecision,
  criteria,
  "decision-limits": limits,
  deciders,
  "known-options": knownOptions,
  "options-summary": optionsSummary,
  option,
  "option-comparison": comparison,
  recommendation,
  "change-of-mind": changeOfMind,
  "challenge-approach": challengeApproach,
  objection,
  "strongest-objection": strongestObjection,
  "cheap-tests": cheapTests,
};
