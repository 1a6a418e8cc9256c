import type { StepNode } from "../definition/definition";
import type { JsonObject } from "../definition/json";
import type { ApprovalState } from "../run/run-state";
import { wantedDocuments } from "../run/wanted-documents";
import type { Policy, Verdict } from "./drive-run";
import { documentOf } from "./moves";

/** Agents that hand in everything asked; `answer` is what they say to the questions of later conditions. */
export function performAll(answer: (name: string) => JsonObject[string]): Policy["perform"] {
  return (node: StepNode, stepKey, step) => ({
    kind: "succeeded",
    documents: wantedDocuments(node, stepKey).map(({ name, isDir }) =>
      documentOf(isDir ? `${name}one.md` : name, `${step.iteration}.${step.attempt}`),
    ),
    findings: Object.fromEntries(node.asks.map((name) => [name, answer(name)])),
  });
}

/** People who approve, and say yes to everything; at a question without a yes they take the last option. */
export const sayYes: Policy = {
  perform: performAll(() => true),
  decide: (approval) => verdictOn(approval, true),
  resolve: () => "skip",
};

/** People who approve, and say no to everything; at a question without a no they take the first option. */
export const sayNo: Policy = {
  perform: performAll(() => false),
  decide: (approval) => verdictOn(approval, false),
  resolve: () => "skip",
};

/** People who approve nothing. */
export const rejectAll: Policy = {
  ...sayYes,
  decide: (approval) =>
    approval.kind === "question" ? verdictOn(approval, true) : { action: "reject", comment: "No." },
};

function verdictOn({ kind, topic, options }: ApprovalState, yes: boolean): Verdict {
  if (kind !== "question") return { action: "approve" };
  if (topic === "loop") return { action: "answer", answer: "go-on" };
  const isYesNo = options.some(({ value }) => value === "true");
  const choice = yes ? options.at(-1) : options[0];
  return { action: "answer", answer: isYesNo ? yes : (choice?.value ?? "") };
}
