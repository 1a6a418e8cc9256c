import type { RunView } from "#workflows/run/run-view";
import { countOf } from "../../../_ui/count-of";

export type RunOrder = "pause" | "resume" | "cancel" | "haltNext";

/** What an order does to this run, before one gives it. */
export type SaidOrder = {
  title: string;
  /** One line each. */
  effects: string[];
  /** On the button that does it. */
  label: string;
  isDangerous: boolean;
};

export function sayOrder(order: RunOrder, view: RunView): SaidOrder {
  switch (order) {
    case "pause":
      return {
        title: "Pause this run?",
        label: "Pause the run",
        isDangerous: false,
        effects: sayPause(view),
      };
    case "resume":
      return {
        title: "Resume this run?",
        label: "Resume the run",
        isDangerous: false,
        effects: sayResume(view),
      };
    case "cancel":
      return {
        title: "Cancel this run?",
        label: "Cancel the run",
        isDangerous: true,
        effects: sayCancel(view),
      };
    case "haltNext":
      return {
        title: "Halt at the next step?",
        label: "Halt at the next step",
        isDangerous: false,
        effects: [
          "The next step to start waits until a person approves its plan.",
          ...atWork(view).map(({ label, agent }) => `“${label}” (${agent}) goes on and is not touched.`),
        ],
      };
  }
}

function sayPause(view: RunView): string[] {
  const working = atWork(view);
  const retries = view.steps.filter(({ stage }) => stage === "retrying").length;
  return [
    ...working.map(({ label, agent }) => `“${label}” (${agent}) is at work and goes on to its end.`),
    working.length > 0 ? "After that nothing new starts." : "No step is at work; nothing new starts.",
    ...(retries > 0 ? [`${countOf(retries, "attempt")} that wait for their time wait on.`] : []),
    ...openRequests(view, "stays open and can be decided", "stay open and can be decided"),
    "An operator or an owner can resume it.",
  ];
}

function sayResume(view: RunView): string[] {
  const ready = view.steps.filter(({ stage }) => stage === "queued").map(({ label }) => `“${label}”`);
  return [
    ready.length > 0 ? `The run goes on with ${ready.join(", ")}.` : "The run goes on where it stopped.",
    ...openRequests(view, "still waits for a person", "still wait for a person"),
  ];
}

function sayCancel(view: RunView): string[] {
  const made = new Set(view.artifacts.map(({ name }) => name)).size;
  return [
    "This is final: a cancelled run cannot go on.",
    ...atWork(view).map(
      ({ label, agent }) => `“${label}” (${agent}) is stopped; what it has not handed in is lost.`,
    ),
    ...openRequests(view, "is withdrawn", "are withdrawn"),
    made > 0
      ? `${countOf(made, "document")} made so far can still be read and downloaded.`
      : "No document was made yet.",
    "Nothing that was done outside of BotArmy is undone.",
  ];
}

function atWork({ steps }: RunView) {
  return steps.filter(({ stage }) => stage === "working");
}

function openRequests({ approvals }: RunView, one: string, many: string): string[] {
  const open = approvals.filter(({ status }) => status === "pending").length;
  return open === 0 ? [] : [`${countOf(open, "open request")} ${open === 1 ? one : many}.`];
}
