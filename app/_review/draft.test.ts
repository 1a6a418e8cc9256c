import { beforeEach, expect, it } from "vitest";
import { draftKey, dropOldDrafts, EMPTY_DRAFT, keepDraft, readDraft } from "./draft";

const DAY = 24 * 3_600_000;
const key = draftKey("run-a1", "hash-1");
let storage: Storage;

/** Storage as browsers have it: its keys are its own properties. */
function makeStorage(): Storage {
  const methods = {
    getItem: (name: string) => (Object.hasOwn(store, name) ? store[name] : null),
    setItem: (name: string, value: string) => {
      store[name] = value;
    },
    removeItem: (name: string) => {
      delete store[name];
    },
  };
  const store = Object.create(methods);
  return store;
}

beforeEach(() => {
  storage = makeStorage();
});

it("a draft is there again as it was written", () => {
  const draft = { ...EMPTY_DRAFT, comment: "Why?", texts: { "plan.md": "Mine" }, at: 5 };
  expect(keepDraft(storage, key, draft)).toBe(true);
  expect(readDraft(storage, key)).toEqual(draft);
});

it("a draft of before there were comments on passages and other words is read without any", () => {
  storage.setItem(key, '{"comment":"Why?","texts":{},"at":5}');
  expect(readDraft(storage, key)).toEqual({ ...EMPTY_DRAFT, comment: "Why?", at: 5 });
});

it("a draft on one text never shows on another", () => {
  keepDraft(storage, key, { ...EMPTY_DRAFT, comment: "Why?", at: 5 });
  expect(readDraft(storage, draftKey("run-a1", "hash-2"))).toEqual(EMPTY_DRAFT);
  expect(readDraft(storage, draftKey("run-a2", "hash-1"))).toEqual(EMPTY_DRAFT);
});

it("an empty draft leaves nothing behind", () => {
  keepDraft(storage, key, { ...EMPTY_DRAFT, comment: "Why?", at: 5 });
  keepDraft(storage, key, { ...EMPTY_DRAFT, comment: "", at: 6 });
  expect(Object.keys(storage)).toEqual([]);
});

it("what is no draft is read as none", () => {
  for (const stored of ["{", "[]", '{"comment":7}']) {
    storage.setItem(key, stored);
    expect(readDraft(storage, key)).toEqual(EMPTY_DRAFT);
  }
});

it("a browser without room says so", () => {
  storage.setItem = () => {
    throw new DOMException("full", "QuotaExceededError");
  };
  expect(keepDraft(storage, key, { ...EMPTY_DRAFT, comment: "Why?", at: 5 })).toBe(false);
});

it("drafts are forgotten after 30 days, other settings never", () => {
  const now = 100 * DAY;
  const young = draftKey("run-a2", "hash-1");
  keepDraft(storage, key, { ...EMPTY_DRAFT, comment: "old", at: now - 31 * DAY });
  keepDraft(storage, young, { ...EMPTY_DRAFT, comment: "young", at: now - 29 * DAY });
  storage.setItem("botarmy:timeZone", "utc");
  dropOldDrafts(storage, now);
  expect(Object.keys(storage).sort()).toEqual([young, "botarmy:timeZone"].sort());
});
