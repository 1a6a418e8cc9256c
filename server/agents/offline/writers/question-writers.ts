import { questionsOf, type Writer } from "../content";
import type { Facts } from "../facts";
import { readRecords, sectionsAbout } from "../read-document";
import { OPEN, readReport, told } from "../read-report";
import { withArticle } from "../word-forms";

const MOST = 8;

/** Those that earlier documents left open, and those that come up with this one. */
const openQuestions: Writer = (facts) => {
  const open = readRecords(sectionsAbout(facts.documents, /^open questions$/i)).map(
    ({ question = "", who_can_answer = "", needed_for = "" }) => [question, who_can_answer, needed_for],
  );
  const all = [...ownQuestions(facts), ...open].filter(([question]) => question !== "");
  const first = all.filter(([question], at) => all.findIndex(([other]) => other === question) === at);
  return { records: questionsOf(first.slice(0, MOST)) };
};

const BUG_QUESTIONS = [
  ["What exactly did the reporter expect to see?", "The reporter", "The fix plan"],
  ["Since which version does it happen?", "Support, or whoever runs the product", "Finding the cause"],
  ["Is stored data wrong afterwards, and for how many people?", "Whoever can read the data", "The fix plan"],
];

const DECISION_QUESTIONS = [
  [
    "What made the question come up, and when does it begin to hurt?",
    "Those who decide",
    "Framing the question",
  ],
  [
    "What is already known about the options that is not written here?",
    "Whoever proposed them",
    "Working out the options",
  ],
];

/** Without those that the report has answered. */
function bugQuestions(facts: Facts): string[][] {
  const isTold = (question = "") =>
    (/expect/.test(question) && readReport(facts).expected !== null) ||
    (/version/.test(question) &&
      told(facts, "since") !== OPEN &&
      /version|update|release/i.test(told(facts, "since")));
  return BUG_QUESTIONS.filter(([question]) => !isTold(question));
}

function ownQuestions(facts: Facts): string[][] {
  const { document, actors, idea } = facts;
  const thing = idea.things[0] ?? "entry";
  if (/plan/.test(document) && !/deployment|test|fix|regression/.test(document)) {
    return [
      [
        "Who may approve on behalf of the product owner when they are away?",
        "The product owner",
        "Every approval",
      ],
    ];
  }
  if (/requirement|prd/.test(document)) {
    return [
      [`What must never happen to ${withArticle(thing)}?`, "The person who had the idea", "Architecture"],
      ["Which of the assumptions are wanted at all?", "The product owner", "Approval of this document"],
    ];
  }
  if (/architecture/.test(document)) {
    return [
      [
        "Who will maintain it, and which of the technologies do they know?",
        "The product owner",
        "First milestone",
      ],
    ];
  }
  if (/ux|flow|spec/.test(document)) {
    return [
      [
        `Which words do ${actors} use for ${withArticle(thing)} and for what they do with it?`,
        `Two or three of the ${actors}`,
        "First milestone",
      ],
    ];
  }
  if (/deploy/.test(document)) {
    return [
      ["Where does it run, and who may change that?", "The product owner", "Step 1"],
      [
        "Who is reachable in the first week after the release?",
        "The product owner",
        "Approval of the release",
      ],
    ];
  }
  if (/bug|cause|fix/.test(document)) return bugQuestions(facts);
  if (/decision|option/.test(document)) return DECISION_QUESTIONS;
  if (/brief/.test(document)) return firstQuestions(facts);
  return [["What would change the conclusion of this document?", "The product owner", "The next decision"]];
}

const LAW =
  /\b(?:GDPR|HIPAA|PCI|SOX|ISO \d+|laws?|legal|regulations?|council|agreements?|retention|compl(?:y|ies|iant|iance))\b/i;

function firstQuestions({ actors, audience, idea }: Facts): string[][] {
  const group = [
    "How many people would take part in a first trial, and who are they?",
    "The person who had the idea",
    "Project plan",
  ];
  const isBare = idea.capabilities.filter(({ kind }) => kind === "action").length === 0;
  const inEnglish = [
    "What does the idea ask for, point by point, in English?",
    "Somebody who reads its language",
    "Requirements",
  ];
  const story = [
    "What does one person do with it, from beginning to end? One story is enough.",
    "The person who had the idea",
    "Requirements",
  ];
  return [
    ...(idea.isForeign ? [inEnglish] : isBare ? [story] : []),
    ...idea.wishes.map((wish) => [
      `What has to be seen, and by whom, so that "${wish}" is done?`,
      "The person who had the idea",
      "Requirements",
    ]),
    ...idea.rules
      .filter((rule) => LAW.test(rule))
      .slice(0, 1)
      .map((rule) => [
        `Who says, before the release, that this is met: "${rule}"?`,
        "The product owner",
        "Architecture",
      ]),
    [
      `How do ${actors} do this today, and what is the worst part of it?`,
      `Two or three of the ${actors}`,
      "Requirements",
    ],
    ...(audience === "" ? [group] : []),
    [
      "Which personal data is really needed, and who may see it?",
      "The person who had the idea, with somebody who knows the law",
      "Architecture",
    ],
    ["Who runs it and answers questions after the launch?", "The person who had the idea", "Deployment plan"],
  ];
}

export const questionWriters: Record<string, Writer> = { "open-questions": openQuestions };
