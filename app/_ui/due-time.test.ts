import { expect, it } from "vitest";
import { sayDue } from "./due-time";

const HOUR = 3_600_000;

it("a time limit is said by what is left of it, or by how long it is over", () => {
  expect(sayDue(2.5 * HOUR, 0)).toBe("due in 2 h");
  expect(sayDue(0, 25 * HOUR)).toBe("1 d overdue");
  expect(sayDue(1_000, 2_000)).toBe("just overdue");
});
