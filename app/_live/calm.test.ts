import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { calm } from "./calm";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

it("runs the first call at once and a burst once more after the pause", () => {
  const run = vi.fn();
  const { call } = calm(run, 300);
  for (let count = 0; count < 50; count++) call();
  expect(run).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(300);
  expect(run).toHaveBeenCalledTimes(2);
});

it("is at rest after a pause without calls", () => {
  const run = vi.fn();
  const { call } = calm(run, 300);
  call();
  vi.advanceTimersByTime(600);
  expect(run).toHaveBeenCalledTimes(1);
  call();
  expect(run).toHaveBeenCalledTimes(2);
});

it("never runs more than once in a pause, however long the storm", () => {
  const run = vi.fn();
  const { call } = calm(run, 300);
  for (let ms = 0; ms < 3_000; ms += 10) {
    call();
    vi.advanceTimersByTime(10);
  }
  expect(run.mock.calls.length).toBeLessThanOrEqual(11);
});

it("does nothing any more once it is stopped", () => {
  const run = vi.fn();
  const { call, stop } = calm(run, 300);
  call();
  call();
  stop();
  vi.advanceTimersByTime(1_000);
  expect(run).toHaveBeenCalledTimes(1);
});
