import { expect, it } from "vitest";
import { type RunState, unstartedRun } from "#workflows/run/run-state";
import { hashState } from "#workflows/run/state-hash";
import { hashCalmly, isStateRight } from "./check-state";

const at = (seq: number): RunState => ({ ...unstartedRun("r1"), seq });
const truth = (seq: number) => ({ seq, hash: hashState(at(seq)) });
const soon = () => Promise.resolve();

it("hashes in slices to the same", async () => {
  expect(await hashCalmly(at(7))).toBe(hashState(at(7)));
});

it("finds an equal state right and another one wrong", async () => {
  expect(
    await isStateRight(
      () => at(3),
      async () => truth(3),
      soon,
    ),
  ).toBe(true);
  expect(
    await isStateRight(
      () => ({ ...at(3), title: "Wrong" }),
      async () => truth(3),
      soon,
    ),
  ).toBe(false);
});

it("waits until the page has the events that the server has", async () => {
  let seq = 1;
  const catchUp = async () => {
    seq += 1;
  };
  expect(
    await isStateRight(
      () => at(seq),
      async () => truth(4),
      catchUp,
    ),
  ).toBe(true);
  expect(seq).toBe(4);
});

it("asks again when the page has gone on meanwhile", async () => {
  const answers = [truth(3), truth(5)];
  expect(
    await isStateRight(
      () => at(5),
      async () => answers.shift() ?? truth(5),
      soon,
    ),
  ).toBe(true);
  expect(answers).toEqual([]);
});
