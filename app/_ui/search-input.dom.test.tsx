import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { SearchInput } from "./search-input";

afterEach(cleanup);

const field = () => screen.getByRole<HTMLInputElement>("searchbox");
const write = (value: string) => fireEvent.change(field(), { target: { value } });

it("an address that follows late takes nothing away from what was typed since", () => {
  const draw = (value: string) => <SearchInput label="Search" value={value} onChange={() => {}} />;
  const { rerender } = render(draw(""));
  write("g");
  write("g r");
  act(() => rerender(draw("g")));
  expect(field().value).toBe("g r");
  act(() => rerender(draw("g r")));
  expect(field().value).toBe("g r");
});

it("a text that comes from elsewhere, such as Back, is shown", () => {
  const draw = (value: string) => <SearchInput label="Search" value={value} onChange={() => {}} />;
  const { rerender } = render(draw("tennis"));
  act(() => rerender(draw("")));
  expect(field().value).toBe("");
});
