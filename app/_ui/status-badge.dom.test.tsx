import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import {
  AGENT_LOOKS,
  APPROVAL_LOOKS,
  lookOfRun,
  lookOfStep,
  PAUSE_LOOKS,
  RUN_LOOKS,
  STEP_LOOKS,
} from "./state-look";
import { AgentBadge, ApprovalBadge, RunBadge, StepBadge } from "./status-badge";

afterEach(cleanup);

/** The states of product.md 2, word for word. */
const RUN = ["pending", "running", "paused", "completed", "failed", "cancelled"] as const;
const STEP = [
  "pending",
  "running",
  "waiting_for_hitl",
  "completed",
  "failed",
  "skipped",
  "cancelled",
] as const;
const APPROVAL = ["pending", "approved", "rejected", "amended", "expired", "void"] as const;
const AGENT = ["idle", "working", "waiting_for_hitl", "error"] as const;

const badges = [
  ...RUN.map((status) => ({ what: `run ${status}`, badge: <RunBadge status={status} /> })),
  ...STEP.map((status) => ({ what: `step ${status}`, badge: <StepBadge status={status} /> })),
  ...APPROVAL.map((status) => ({ what: `approval ${status}`, badge: <ApprovalBadge status={status} /> })),
  ...AGENT.map((status) => ({ what: `agent ${status}`, badge: <AgentBadge status={status} /> })),
];

it.each(badges)("$what has an icon, a word and a colour", ({ badge }) => {
  const { container } = render(badge);
  expect(container.querySelector("svg")).not.toBeNull();
  expect(container.textContent).toMatch(/\w{3}/);
  expect(container.firstElementChild?.className).toMatch(/text-(running|waiting|done|failed|idle|writing)\b/);
});

it("knows exactly the states of the product", () => {
  expect(Object.keys(RUN_LOOKS)).toEqual([...RUN]);
  expect(Object.keys(STEP_LOOKS)).toEqual([...STEP]);
  expect(Object.keys(APPROVAL_LOOKS)).toEqual([...APPROVAL]);
  expect(Object.keys(AGENT_LOOKS)).toEqual([...AGENT]);
});

it.each([PAUSE_LOOKS, RUN_LOOKS, STEP_LOOKS, APPROVAL_LOOKS, AGENT_LOOKS])(
  "uses each word for one state only",
  (looks) => {
    const words = Object.values(looks).map((look) => look.word);
    expect(new Set(words).size).toBe(words.length);
  },
);

describe("a paused run", () => {
  it("that waits for an approval says so, dashed", () => {
    const { container } = render(<RunBadge status="paused" reason="approval" />);
    expect(container.textContent).toBe("Waiting for a person");
    expect(container.firstElementChild?.className).toContain("border-dashed");
  });

  it("with an incident is red", () => {
    const { container } = render(<RunBadge status="paused" reason="incident" />);
    expect(container.firstElementChild?.className).toContain("text-failed");
  });

  it("by a person is paused", () => {
    render(<RunBadge status="paused" reason="person" />);
    expect(screen.getByText("Paused")).toBeTruthy();
  });
});

it("each way in which a run can stand has a word of its own", () => {
  const words = [
    ...RUN.filter((status) => status !== "paused").map((status) => lookOfRun({ status }).word),
    ...["person", ...Object.keys(PAUSE_LOOKS)].map((reason) => lookOfRun({ status: "paused", reason }).word),
    lookOfRun({ status: "running", waiting: { kind: "retry" } }).word,
  ];
  expect(words).toEqual([
    ...["Queued", "Running", "Completed", "Failed", "Cancelled"],
    ...["Paused", "Waiting for a person", "Incident", "Stopped", "Budget used up", "Retrying"],
  ]);
});

it("a step on its way is told from one that was not reached", () => {
  const words = (["unreached", "queued", "retrying"] as const).map(
    (stage) => lookOfStep("pending", stage).word,
  );
  expect(words).toEqual(["Pending", "Queued", "Retrying"]);
});

it("a run that is not paused keeps its look whatever its reason", () => {
  render(<RunBadge status="failed" reason="approval" />);
  expect(screen.getByText("Failed")).toBeTruthy();
});

it("a step is violet only while its text arrives", () => {
  const { container, rerender } = render(<StepBadge status="running" isWriting />);
  expect(container.firstElementChild?.className).toContain("text-writing");
  rerender(<StepBadge status="completed" isWriting />);
  expect(container.textContent).toBe("Completed");
});

it("the icon alone still says its word", () => {
  const { container } = render(<StepBadge status="skipped" kind="icon" />);
  expect(container.firstElementChild?.getAttribute("title")).toBe("Skipped");
  expect(container.querySelector(".sr-only")?.textContent).toBe("Skipped");
});
