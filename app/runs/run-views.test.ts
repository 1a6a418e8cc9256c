import { expect, it } from "vitest";
import { filterOf, isNarrowed, readRunsAddress, startOfDay } from "./run-views";

const TODAY = Date.UTC(2026, 10, 22);
const filter = (query: string) => filterOf(readRunsAddress(new URLSearchParams(query)), TODAY);

it("an empty address shows all runs", () => {
  expect(filter("")).toEqual({});
  expect(isNarrowed(readRunsAddress(new URLSearchParams("view=today")))).toBe(false);
});

it("a view and the filters inside it go to the server together", () => {
  expect(filter("view=person&status=paused,failed&workflow=sdlc&q=tennis")).toEqual({
    needsPerson: true,
    status: ["paused", "failed"],
    workflowId: "sdlc",
    search: "tennis",
  });
});

it("a view that is about a status does not let the address change it", () => {
  expect(filter("view=failed&status=running")).toEqual({ status: ["failed"] });
});

it("today begins at the day's first moment", () => {
  expect(filter("view=today")).toEqual({ since: "2026-11-22T00:00:00.000Z" });
});

it("words of the address that mean nothing are passed over", () => {
  expect(filter("view=nothing&status=sleeping&q=%20")).toEqual({});
});

it("a day begins at midnight of the chosen zone", () => {
  const now = Date.UTC(2026, 10, 22, 13, 4, 5);
  expect(startOfDay(now, "UTC")).toBe(TODAY);
  expect(new Date(startOfDay(now, undefined)).getHours()).toBe(0);
});
