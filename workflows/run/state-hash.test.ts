import { expect, it } from "vitest";
import { step, workflow } from "../testing/build-workflow";
import { starts } from "../testing/moves";
import { Scenario } from "../testing/scenario";
import type { RunState } from "./run-state";
import { hashState } from "./state-hash";

const { state } = new Scenario(workflow([step("plan"), step("build")])).when(starts());

function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, part]) => [name, turned(part)]),
  );
}

it("is the same for a state that went over the wire, in any order of its keys", () => {
  const sent: RunState = JSON.parse(JSON.stringify(turned(state)));
  expect(hashState(sent)).toBe(hashState(state));
});

it("differs as soon as anything differs", () => {
  const hashes = new Set([
    hashState(state),
    hashState({ ...state, seq: state.seq + 1 }),
    hashState({ ...state, title: `${state.title}!` }),
    hashState({ ...state, open: [] }),
    hashState({ ...state, input: { ...state.input, more: null } }),
  ]);
  expect(hashes.size).toBe(5);
});
