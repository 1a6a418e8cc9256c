import { expect, test } from "vitest";
import { newId } from "./new-id";

test("an id is a version 7 UUID that begins with its moment", () => {
  const id = newId(new Date(0x0190_1234_5678));
  expect(id).toMatch(/^01901234-5678-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test("ids of the same moment differ", () => {
  const ids = Array.from({ length: 100 }, () => newId(new Date(0)));
  expect(new Set(ids).size).toBe(100);
});
