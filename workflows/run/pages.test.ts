import fc from "fast-check";
import { expect, test } from "vitest";
import { isUnsafeName } from "../definition/unsafe-name";
import { itemAt, itemsOf, keysOf, type Pages, withItem } from "./pages";

function put<T>(pages: Pages<T>, key: string, item: T): Pages<T> {
  return withItem(pages, key, item, new Set());
}

const filled = (count: number) => {
  let pages: Pages<number> = [];
  for (let n = 0; n < count; n += 1) pages = put(pages, `step-${n}`, n);
  return pages;
};

/** Unsafe names never become keys: definitions refuse them. */
const name = fc.string().filter((text) => !isUnsafeName(text));

test("pages hold what a plain record would hold", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(name, fc.integer())), (entries) => {
      let pages: Pages<number> = [];
      for (const [key, item] of entries) pages = put(pages, key, item);
      const record = new Map(entries);
      expect(new Set(keysOf(pages))).toEqual(new Set(record.keys()));
      for (const [key, item] of record) expect(itemAt(pages, key)).toBe(item);
    }),
    { numRuns: 200 },
  );
});

test("a change leaves the pages before as they were", () => {
  const before = filled(50);
  const copy = structuredClone(before);
  put(before, "step-7", -1);
  put(before, "new", 1);
  expect(before).toEqual(copy);
});

test("names that objects have by themselves are not items", () => {
  expect(itemAt(put<number>([], "a", 1), "toString")).toBeUndefined();
  expect(itemAt(put<number>([], "toString", 1), "toString")).toBe(1);
});

test("a change copies one small page, however much there is", () => {
  const before = filled(300);
  const after = put(before, "step-7", -1);
  const copied = after.filter((page, at) => page !== before[at]);
  expect(copied).toHaveLength(1);
  expect(Math.max(...after.map((page) => Object.keys(page).length))).toBeLessThanOrEqual(12);
});

test("equal histories give equal pages, whether changed one by one or all at once", () => {
  const owned = new Set<object>();
  let atOnce: Pages<number> = [];
  for (let n = 0; n < 100; n += 1) atOnce = withItem(atOnce, `step-${n}`, n, owned);
  expect(atOnce).toEqual(filled(100));
  expect(JSON.parse(JSON.stringify(atOnce))).toEqual(atOnce);
  expect(itemsOf(atOnce)).toHaveLength(100);
});
