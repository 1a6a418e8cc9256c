import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { writeAuditBody } from "#server/auth/audit-entry";
import type { StoredEntry } from "#server/auth/list-audit";
import { type AuditForm, writeAudit, writeCell } from "./write-audit";

function entry(seq: number, prevHash: string, name: string): StoredEntry {
  const actor = { kind: "person" as const, id: "u-1", name };
  const act = { at: 0, actor, action: "run.cancelled", target: "run:1", before: null };
  const body = writeAuditBody({ ...act, after: { reason: 'says "no",\nreally' } });
  return {
    seq,
    body,
    prevHash,
    hash: createHash("sha256").update(`${prevHash}:${seq}:${body}`).digest("hex"),
  };
}

const first = entry(1, "0".repeat(64), "Ann");
const entries = [first, entry(2, first.hash, "=HYPERLINK(1)")];

async function textOf(form: AuditForm, given = entries): Promise<string> {
  async function* each() {
    yield* given;
  }
  let text = "";
  for await (const piece of writeAudit(each(), form)) text += piece;
  return text;
}

test("the chain can be followed in the JSON file alone", async () => {
  const read: StoredEntry[] = JSON.parse(await textOf("json"));
  expect(read).toEqual(entries);
  expect(JSON.parse(await textOf("json", []))).toEqual([]);
});

test("a CSV file has a line for each entry, with quotes and line breaks kept in their cell", async () => {
  const text = await textOf("csv");
  expect(text.split("\r\n")).toHaveLength(4);
  expect(text).toContain(
    '1,1970-01-01T00:00:00.000Z,Ann,u-1,person,run.cancelled,run:1,,"{""reason"":""says \\""no\\"",\\nreally""}",',
  );
});

test("nothing in a cell is a formula to a spreadsheet (S27)", async () => {
  expect(await textOf("csv")).toContain(",'=HYPERLINK(1),");
  for (const text of ["=1", "+1", "-1", "@a", "\tx"]) expect(writeCell(text).replace(/^"/, "")).toMatch(/^'/);
  expect(writeCell("a-b")).toBe("a-b");
});
