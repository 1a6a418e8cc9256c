import { expect, it } from "vitest";
import { isFiltered, NO_FILTER, readAuditFilter, writeAuditInput } from "./audit-filter";
import { dayEnd, dayStart } from "./day-range";

it("an address without a filter narrows nothing, and neither does what is no day", () => {
  expect(readAuditFilter(new URLSearchParams())).toEqual(NO_FILTER);
  const odd = readAuditFilter(new URLSearchParams("actor=%20&from=yesterday&to=2026-99-01"));
  expect(odd).toEqual(NO_FILTER);
  expect(isFiltered(odd)).toBe(false);
});

it("both days of a range belong to it, whole", () => {
  const filter = readAuditFilter(new URLSearchParams("action=run.started&from=2026-11-21&to=2026-11-22"));
  expect(isFiltered(filter)).toBe(true);
  expect(writeAuditInput(filter, "utc")).toEqual({
    actor: undefined,
    action: "run.started",
    target: undefined,
    from: "2026-11-21T00:00:00.000Z",
    to: "2026-11-22T23:59:59.999Z",
  });
});

it("a local day is the one of the person's clock", () => {
  const start = new Date(dayStart("2026-02-28", "local"));
  expect([start.getMonth(), start.getDate(), start.getHours()]).toEqual([1, 28, 0]);
  expect(Date.parse(dayEnd("2026-02-28", "local")) + 1).toBe(Date.parse(dayStart("2026-03-01", "local")));
});
