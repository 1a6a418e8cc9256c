import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { foreseeRun, orderRow, useRowOrder } from "./row-orders";
import { sampleRun } from "./testing/sample-run";

const run = sampleRun({ status: "running" });

function Row() {
  const ordered = useRowOrder(run.id);
  const { status } = ordered && ordered.refusal === null ? foreseeRun(run, ordered.order) : run;
  return <p role="status">{[status, ordered?.refusal].filter(Boolean).join(", ")}</p>;
}

const shown = () => screen.getByRole("status").textContent;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

it("a refused order gives the row its old state back, with the reason for 10 s", async () => {
  render(<Row />);
  let answer: (refusal: string | null) => void = () => undefined;
  const send = () => new Promise<string | null>((resolve) => (answer = resolve));
  act(() => void orderRow(run.id, "pause", send));
  expect(shown()).toBe("paused");
  await act(async () => answer("The run has ended."));
  expect(shown()).toBe("running, The run has ended.");
  act(() => void vi.advanceTimersByTime(9_900));
  expect(shown()).toBe("running, The run has ended.");
  act(() => void vi.advanceTimersByTime(200));
  expect(shown()).toBe("running");
});

it("an order that is carried out leaves the row to what the server says", async () => {
  render(<Row />);
  await act(async () => void (await orderRow(run.id, "cancel", async () => null)));
  expect(shown()).toBe("running");
});
