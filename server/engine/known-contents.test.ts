import { expect, test } from "vitest";
import { contentOf } from "./content-store";
import { KnownContents } from "./known-contents";

/** A database that holds these texts, and counts what it is asked for. */
function storeOf(...texts: string[]) {
  const rows = texts.map(contentOf);
  const asked: string[][] = [];
  const pool = {
    query: async ({ values: [hashes] }: { values: [string[]] }) => {
      asked.push(hashes);
      return { rows: rows.filter(({ sha256 }) => hashes.includes(sha256)) };
    },
  };
  return { asked, contents: new KnownContents(pool as never), hashes: rows.map(({ sha256 }) => sha256) };
}

test("what was kept is not asked of the database, and what was read is asked once", async () => {
  const { asked, contents, hashes } = storeOf("old", "new ü");
  const [old = "", fresh = ""] = hashes;
  contents.keep([contentOf("new ü")]);
  for (let time = 0; time < 2; time += 1) {
    expect(await contents.read([old, fresh, old])).toEqual(
      new Map([
        [fresh, "new ü"],
        [old, "old"],
      ]),
    );
  }
  expect(asked.flat()).toEqual([old]);
});

test("a document that is nowhere is named", async () => {
  const { contents } = storeOf();
  await expect(contents.read(["cafe"])).rejects.toThrow("The content cafe is missing");
});

test("old documents make room for new ones", async () => {
  const { asked, contents, hashes } = storeOf("first");
  contents.keep([contentOf("first")]);
  for (let at = 0; at < 20; at += 1) contents.keep([contentOf(`${at}`.padEnd(1024 * 1024, "x"))]);
  await contents.read(hashes);
  expect(asked).toEqual([hashes]);
});
