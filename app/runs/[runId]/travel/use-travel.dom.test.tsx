import { act, cleanup, renderHook } from "@testing-library/react";
import { useSyncExternalStore } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { useTravel } from "./use-travel";

/** The address as the router shows it: it follows a change later than the change itself. */
const address = { text: "", listeners: new Set<() => void>() };
vi.mock("next/navigation", () => ({
  useSearchParams: () =>
    new URLSearchParams(
      useSyncExternalStore(
        (listener) => {
          address.listeners.add(listener);
          return () => address.listeners.delete(listener);
        },
        () => address.text,
      ),
    ),
}));

function follow(): void {
  address.text = window.location.search;
  for (const listener of address.listeners) listener();
}

beforeEach(() => {
  vi.useFakeTimers();
  window.history.replaceState(null, "", "/runs/r1");
  follow();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

it("moves at once, and the address follows when it rests, without a step back in between", () => {
  const { result } = renderHook(() => useTravel(100));
  act(() => result.current.travel(40));
  act(() => result.current.travel(41));
  expect(result.current.at).toBe(41);
  expect(window.location.search).toBe("");
  act(() => vi.advanceTimersByTime(300));
  expect(window.location.search).toBe("?at=41");
  expect(result.current.at).toBe(41);
  act(follow);
  expect(result.current.at).toBe(41);
});

it("goes back to now at once, whatever was on its way", () => {
  const { result } = renderHook(() => useTravel(100));
  act(() => result.current.travel(40));
  act(() => result.current.goLive());
  act(() => vi.advanceTimersByTime(300));
  act(follow);
  expect(result.current.at).toBeNull();
  expect(window.location.search).toBe("");
});

it("follows the address when that changes, as with Back", () => {
  const { result } = renderHook(() => useTravel(100));
  act(() => result.current.travel(40));
  act(() => vi.advanceTimersByTime(300));
  act(follow);
  window.history.replaceState(null, "", "/runs/r1?at=7");
  act(follow);
  expect(result.current.at).toBe(7);
});

it("takes an event that is not there yet for now", () => {
  window.history.replaceState(null, "", "/runs/r1?at=101");
  act(follow);
  const { result } = renderHook(() => useTravel(100));
  expect(result.current.at).toBeNull();
});
