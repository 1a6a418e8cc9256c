import { factsIn } from "../definition/condition";
import type { LoopNode } from "../definition/definition";
import { askPerson, YES_NO } from "./ask";
import type { Turn } from "./turn";

const OPTIONS = [
  { value: "again", label: "Go on for as many rounds again" },
  { value: "go-on", label: "Leave the loop and go on" },
  { value: "stop", label: "Stop the run" },
];

const boundOf = (key: string) => `${key}.bound`;

/** What may happen after a round that did not meet the condition. */
export function answeredLoop(
  turn: Turn,
  key: string,
  max: number,
  round: number,
): "again" | "go-on" | "ask" | "wait" {
  const asked = Object.values(turn.state.approvals).filter(
    (approval) => approval.finding === boundOf(key) && approval.status !== "void",
  );
  if (asked.some(({ status }) => status === "pending")) return "wait";
  const answers = asked.map(({ decision }) => decision?.answer);
  const allowed = max * (1 + answers.filter((answer) => answer === "again").length);
  if (round < allowed) return "again";
  return answers.at(-1) === "go-on" ? "go-on" : "ask";
}

/** The bound is reached: a person chooses. */
export function askAboutLoop(turn: Turn, node: LoopNode, key: string, round: number): void {
  const question = `${node.label}: after ${round} rounds "${node.untilText}" still does not hold. How should it go on?`;
  askPerson(turn, {
    stepKey: key,
    topic: "loop",
    question,
    finding: boundOf(key),
    options: OPTIONS,
    role: null,
    agent: null,
  });
}

/** Nobody knows whether the loop is done: a person says. False while the answer is awaited. */
export function askUntil(turn: Turn, node: LoopNode, key: string): boolean {
  const isOpen = Object.values(turn.state.approvals).some(
    (approval) => approval.stepKey === key && approval.status === "pending",
  );
  if (isOpen) return false;
  const finding = factsIn(node.until)[0] ?? key;
  const question = `${node.label}: is "${finding}" true?`;
  askPerson(turn, {
    stepKey: key,
    topic: "loop",
    question,
    finding,
    options: YES_NO,
    role: null,
    agent: null,
  });
  return false;
}
