import { expect, it } from "vitest";
import type { BoardAgent } from "#server/queries/agent-board";
import { readStatus, splitByUse, sumBoard } from "./agent-board";

function agent(parts: Partial<BoardAgent> & { agent: string }): BoardAgent {
  return {
    role: parts.agent,
    name: parts.agent,
    title: "",
    icon: "",
    packs: [],
    status: "idle",
    currentTasks: [],
    queueLength: 0,
    lastActivity: null,
    error: null,
    model: null,
    today: { inputTokens: 0, outputTokens: 0, cachedTokens: 0, cost: 0 },
    ...parts,
  };
}

it("the totals count every agent once", () => {
  const today = { inputTokens: 100, outputTokens: 20, cachedTokens: 50, cost: 0.25 };
  const totals = sumBoard([
    agent({ agent: "analyst", status: "working", queueLength: 2, today }),
    agent({ agent: "coder", status: "working", queueLength: 1, today }),
    agent({ agent: "tester", status: "error" }),
  ]);
  expect(totals).toEqual({
    byStatus: { idle: 0, working: 2, waiting_for_hitl: 0, error: 1 },
    queued: 3,
    tokens: 240,
    cost: 0.5,
  });
});

it("agents without any task stand apart, unless something waits for them now or they are stopped", () => {
  const agents = [
    agent({ agent: "analyst", lastActivity: "2026-11-22T10:00:00.000Z" }),
    agent({ agent: "deployer" }),
    agent({ agent: "coder", status: "waiting_for_hitl" }),
    agent({ agent: "tester" }),
  ];
  const { used, unused } = splitByUse(agents, (name) => name === "tester");
  expect(used.map((one) => one.agent)).toEqual(["analyst", "coder", "tester"]);
  expect(unused.map((one) => one.agent)).toEqual(["deployer"]);
});

it("an address that names no status narrows nothing", () => {
  expect(readStatus("working")).toBe("working");
  expect(readStatus("sleeping")).toBeNull();
  expect(readStatus(null)).toBeNull();
});
