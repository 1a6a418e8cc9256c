import type { DecisionAction } from "#workflows/run/events";

/** What a person can do with a request that is not a question (product.md 4). */
export type Action = Exclude<DecisionAction, "answer">;

/** In the order of the buttons; Approve and Reject stand farthest apart (reliability.md 4.3.5). */
export const ACTIONS = ["approve", "revise", "amend", "reject"] as const satisfies readonly Action[];

export const ACTION_LABELS: Record<Action, string> = {
  approve: "Approve",
  revise: "Request changes",
  amend: "Amend",
  reject: "Reject",
};

export const ACTION_KEYS: Record<Action, string> = {
  approve: "a",
  revise: "r",
  amend: "e",
  reject: "Shift+r",
};

/** After a name: "Bo approved this". */
export const DID: Record<DecisionAction, string> = {
  approve: "approved this",
  revise: "requested changes",
  amend: "amended this",
  reject: "rejected this",
  answer: "answered this",
};

/** At the beginning of a notice, before what it is about: "Approved: requirements.md". */
export const DONE: Record<DecisionAction, string> = {
  approve: "Approved",
  revise: "Changes requested",
  amend: "Amended",
  reject: "Rejected",
  answer: "Answered",
};

/** What the comment of an action is for. */
export const COMMENT_HELP: Record<Action, string> = {
  approve: "Goes into the record.",
  revise: "The agent gets it word for word and works on the document again.",
  amend: "Says why you changed it; stands beside your version in the record.",
  reject: "The reason that the record and the run give.",
};
