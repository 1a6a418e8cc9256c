import { expect, test } from "vitest";
import { createTestDatabase } from "#db/testing/test-database";
import { encodeColumn } from "./encode-column";
import type { ColumnType } from "./statement-part";

const { pool } = await createTestDatabase();

/** What Postgres reads out of an array that we wrote. */
async function readBack(type: ColumnType, values: unknown[]): Promise<unknown[]> {
  const { rows } = await pool.query(`select value from unnest($1::${type}[]) as u(value)`, [
    encodeColumn(
      type,
      values.map((value) => ({ value })),
      "value",
    ),
  ]);
  return rows.map(({ value }) => value);
}

test("every type arrives as it was sent", async () => {
  const uuid = "0198f3c2-7d1e-7abc-8def-0123456789ab";
  expect(await readBack("uuid", [uuid, null, uuid.toUpperCase()])).toEqual([uuid, null, uuid]);
  expect(await readBack("int", [0, -1, 2_147_483_647])).toEqual([0, -1, 2_147_483_647]);
  expect(await readBack("float8", [1_763_800_000_123, 0.25, null])).toEqual([1_763_800_000_123, 0.25, null]);
  expect(await readBack("boolean", [true, false, undefined])).toEqual([true, false, null]);
  expect(await readBack("text", ["", 'a "quoted", {braced} \\ text', "ünï 🙂", null])).toEqual([
    "",
    'a "quoted", {braced} \\ text',
    "ünï 🙂",
    null,
  ]);
  expect(await readBack("json", [{ b: 1, a: [null, "x"] }, null])).toEqual([{ b: 1, a: [null, "x"] }, null]);
  expect(await readBack("jsonb", [{ a: "ü" }, "text", false])).toEqual([{ a: "ü" }, "text", false]);
  const bytes = Buffer.from([0, 1, 254, 255]);
  expect(await readBack("bytea", [bytes, Buffer.alloc(0)])).toEqual([bytes, Buffer.alloc(0)]);
});

test("what is no UUID is refused before it is sent", async () => {
  await expect(readBack("uuid", ["not-a-uuid"])).rejects.toThrow("not a UUID");
});

test("an array without values is empty", async () => {
  expect(await readBack("text", [])).toEqual([]);
});

test("NUL and lone surrogates become the replacement character", async () => {
  expect(await readBack("text", ["a\u0000b", "c\ud800d"])).toEqual(["a\uFFFDb", "c\uFFFDd"]);
  expect(await readBack("json", [{ text: "a\u0000b\ud800" }])).toEqual([{ text: "a\uFFFDb\uFFFD" }]);
});

test("values larger than what was written before fit", async () => {
  const long = "ü".repeat(3_000_000);
  expect(await readBack("text", ["short", long, "short"])).toEqual(["short", long, "short"]);
});
