import { expect, it } from "vitest";
import { newId } from "#server/auth/new-id";
import { lowestIdAt } from "./lowest-id-at";

it("separates ids made before a moment from those made at it or later", () => {
  const moment = new Date("2026-11-22T00:00:00.000Z");
  const bound = lowestIdAt(moment);
  expect(newId(new Date(moment.getTime() - 1)) < bound).toBe(true);
  expect(newId(moment) >= bound).toBe(true);
  expect(newId(new Date(moment.getTime() + 1)) > bound).toBe(true);
});
