import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { usePausedText } from "./use-paused-text";

let settled: string[];

beforeEach(() => {
  settled = [];
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** The pause is over. */
const rest = () => act(() => vi.advanceTimersByTime(1_000));

function open(first = "", read?: (text: string) => string) {
  const drawn = renderHook(({ value }) => usePausedText(value, (text) => settled.push(text), read), {
    initialProps: { value: first },
  });
  return {
    type: (text: string) => act(() => drawn.result.current.setText(text)),
    leave: () => act(() => drawn.result.current.settleNow()),
    draw: (value: string) => drawn.rerender({ value }),
    text: () => drawn.result.current.text,
  };
}

it("a text is settled once, when the typing rests", () => {
  const field = open();
  field.type("te");
  field.type("tennis ");
  rest();
  rest();
  expect(settled).toEqual(["tennis"]);
});

it("a page that is drawn again and again does not put the text off", () => {
  const field = open();
  field.type("tennis");
  for (let drawn = 0; drawn < 20; drawn++) {
    act(() => vi.advanceTimersByTime(100));
    field.draw("");
  }
  expect(settled).toEqual(["tennis"]);
});

it("who leaves has it settled at once, and not again when the pause is over", () => {
  const field = open();
  field.type("tennis");
  field.leave();
  expect(settled).toEqual(["tennis"]);
  rest();
  field.leave();
  expect(settled).toEqual(["tennis"]);
});

it("what comes back late takes nothing away that was typed since, and that is settled too", () => {
  const field = open();
  field.type("ten");
  rest();
  field.type("tennis");
  field.draw("ten");
  expect(field.text()).toBe("tennis");
  rest();
  expect(settled).toEqual(["ten", "tennis"]);
});

it("a text that changes elsewhere, as by Back, is shown", () => {
  const field = open("tennis");
  field.draw("");
  expect(field.text()).toBe("");
  rest();
  expect(settled).toEqual([]);
});

it("what comes back written in another way takes nothing away either", () => {
  const field = open("", (text) => text.trim().replaceAll(/ +/g, " "));
  field.type("tennis  club");
  rest();
  field.type("tennis  clubs");
  field.draw("tennis club");
  expect(field.text()).toBe("tennis  clubs");
  rest();
  expect(settled).toEqual(["tennis club", "tennis clubs"]);
});
