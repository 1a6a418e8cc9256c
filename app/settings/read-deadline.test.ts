import { expect, it } from "vitest";
import type { Deadline } from "#workflows/definition/deadline";
import { draftOf, NEW_DEADLINE, readDeadline } from "./read-deadline";

const twoDays: Deadline = { withinMs: 2 * 86_400_000, onDeadline: "reject", remind: [0.5, 0.9] };

it("a limit is typed in its largest whole unit, and reads back the same", () => {
  for (const withinMs of [86_400_000, 90 * 60_000, 36 * 3_600_000, 90_000]) {
    const deadline = { ...twoDays, withinMs };
    expect(readDeadline(draftOf(deadline))).toEqual({ deadline });
  }
  expect(draftOf(twoDays)).toEqual({ amount: "2", unit: "days", onDeadline: "reject", remind: "50, 90" });
  expect(draftOf({ ...twoDays, withinMs: 90_000 })).toMatchObject({ amount: "1.5", unit: "minutes" });
});

it("reminders are percents in any order, each once, or none", () => {
  const read = (remind: string) => readDeadline({ ...NEW_DEADLINE, remind });
  expect(read("90%, 50 90")).toMatchObject({ deadline: { remind: [0.5, 0.9] } });
  expect(read(" ")).toMatchObject({ deadline: { remind: [] } });
  for (const wrong of ["0", "100", "half", "1,2,3,4,5,6,7,8,9,10,11"]) {
    expect(read(wrong)).toMatchObject({ field: "remind" });
  }
});

it("nothing, no number, and more than a year are not a time limit", () => {
  for (const amount of ["", "soon", "0", "-1", "367"]) {
    expect(readDeadline({ ...NEW_DEADLINE, amount, unit: "days" })).toMatchObject({ field: "amount" });
  }
});
