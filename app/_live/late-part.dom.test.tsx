import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { latePart } from "./late-part";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
const Greeting = ({ to }: { to: string }) => <p>Hello {to}</p>;

it("a part whose program cannot come says so and appears by itself when it can", async () => {
  let isAway = true;
  const ask = vi.fn(async () => {
    if (isAway) throw new Error("Failed to load chunk");
    return Greeting;
  });
  const Part = latePart("greeting", ask);
  render(<Part to="Ann" />);
  expect(screen.getByText("Loading the greeting…")).toBeTruthy();
  await pass(0);
  expect(screen.getByText("The greeting cannot be loaded just now")).toBeTruthy();
  await pass(60_000);
  expect(ask.mock.calls.length).toBeGreaterThan(5);
  isAway = false;
  await pass(8_000);
  expect(screen.getByText("Hello Ann")).toBeTruthy();
  const asked = ask.mock.calls.length;
  await pass(60_000);
  expect(ask).toHaveBeenCalledTimes(asked);
});

it("a part that was loaded ahead is there at once", async () => {
  const Part = latePart("greeting", async () => Greeting);
  await Part.load();
  render(<Part to="Bo" />);
  expect(screen.getByText("Hello Bo")).toBeTruthy();
});

it("a part whose props are the same is not drawn again", async () => {
  const drawn = vi.fn(({ to }: { to: string }) => <p>Hello {to}</p>);
  const Part = latePart("greeting", async () => drawn);
  await Part.load();
  const { rerender } = render(<Part to="Bo" />);
  rerender(<Part to="Bo" />);
  expect(drawn).toHaveBeenCalledTimes(1);
  rerender(<Part to="Ann" />);
  expect(screen.getByText("Hello Ann")).toBeTruthy();
});

it("nothing is asked for after the part is gone", async () => {
  const ask = vi.fn(async () => Promise.reject(new Error("away")));
  const Part = latePart<{ to: string }>("greeting", ask);
  const { unmount } = render(<Part to="Ann" />);
  await pass(0);
  const asked = ask.mock.calls.length;
  unmount();
  await pass(60_000);
  expect(ask).toHaveBeenCalledTimes(asked);
});
