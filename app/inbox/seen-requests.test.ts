import { afterEach, expect, it } from "vitest";
import { sampleRequest } from "../_review/testing/sample-request";
import { keepSeen, newsOf, readSeen } from "./seen-requests";

const kept = new Map<string, string>();
const storage: Storage = {
  length: 0,
  clear: () => kept.clear(),
  key: () => null,
  getItem: (name) => kept.get(name) ?? null,
  setItem: (name, value) => void kept.set(name, value),
  removeItem: (name) => void kept.delete(name),
};

afterEach(() => kept.clear());

it("a request is new until it was opened, known after that, changed when it became another", () => {
  const row = sampleRequest();
  expect(newsOf(row, readSeen(storage))).toBe("new");
  keepSeen(storage, row);
  expect(newsOf(row, readSeen(storage))).toBe("known");
  expect(newsOf({ ...row, votes: { have: 1, need: 2 } }, readSeen(storage))).toBe("changed");
  expect(newsOf({ ...row, contentSha256: "other" }, readSeen(storage))).toBe("changed");
});

it("only the newest 500 are kept", () => {
  for (let at = 0; at < 501; at += 1) keepSeen(storage, sampleRequest({ id: `r${at}` }));
  expect(readSeen(storage).size).toBe(500);
  expect(readSeen(storage).has("r0")).toBe(false);
});

it("what is damaged is read as nothing", () => {
  kept.set("botarmy:seen-requests", "{");
  expect(readSeen(storage).size).toBe(0);
  kept.set("botarmy:seen-requests", "[1]");
  expect(readSeen(storage).size).toBe(0);
});
