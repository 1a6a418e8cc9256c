import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { setPreference } from "./preferences";
import { RelativeTime } from "./relative-time";
import { setServerNow } from "./server-clock";

const START = Date.UTC(2026, 10, 22, 10, 0, 0);

beforeEach(() => {
  vi.useFakeTimers({ now: START });
  setServerNow(START);
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  localStorage.clear();
});

it("grows older while it is looked at", () => {
  render(<RelativeTime at="2026-11-22T09:59:48.000Z" />);
  expect(screen.getByText("12 s ago")).toBeTruthy();
  act(() => vi.advanceTimersByTime(3_000));
  expect(screen.getByText("15 s ago")).toBeTruthy();
});

it("counts by the server's clock, not by the browser's", () => {
  act(() => setServerNow(START + 120_000));
  render(<RelativeTime at="2026-11-22T10:00:00.000Z" />);
  expect(screen.getByText("2 min ago")).toBeTruthy();
});

it("shows the full moment in the chosen zone on hover", () => {
  act(() => setPreference("timeZone", "utc"));
  render(<RelativeTime at="2026-11-22T09:00:00.000Z" />);
  expect(screen.getByTitle("22 Nov 2026, 09:00:00 UTC").textContent).toBe("1 h ago");
});

it("stops its clock when nothing shows a time", () => {
  const { unmount } = render(<RelativeTime at="2026-11-22T09:00:00.000Z" />);
  expect(vi.getTimerCount()).toBe(1);
  unmount();
  expect(vi.getTimerCount()).toBe(0);
});
