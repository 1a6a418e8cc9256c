import { beforeEach, expect, test } from "vitest";
import { createTestDatabase } from "#db/testing/test-database";
import { withTransaction } from "#db/with-transaction";
import { appendAudit } from "./append-audit";
import { type AuditEntry, writeAuditBody } from "./audit-entry";
import { listAudit } from "./list-audit";
import { createTestAuth } from "./testing/test-auth";
import { verifyAudit } from "./verify-audit";

const db = await createTestDatabase();
const auth = createTestAuth(db);

/**
 * Only the owner of the tables can switch the triggers off: this stands for an attacker inside the database.
 */
async function tamper(sql: string): Promise<void> {
  await db.pool.query("alter table audit disable trigger user");
  await db.pool.query(sql);
  await db.pool.query("alter table audit enable trigger user");
}

beforeEach(async () => {
  await tamper("truncate audit");
  await db.pool.query("update audit_head set seq = 0, hash = repeat('0', 64)");
});

function act(number: number, target = "run:1"): AuditEntry {
  const actor = { kind: "person" as const, id: `person-${number % 3}`, name: "Ann" };
  return {
    at: 1_790_000_000_000 + number,
    actor,
    action: "run.paused",
    target,
    before: null,
    after: { number },
  };
}

function append(entries: AuditEntry[]): Promise<void> {
  return withTransaction(db.pool, (client) => appendAudit(client, entries));
}

const numbers = (count: number, first = 0) => Array.from({ length: count }, (_, index) => first + index);

test("an empty log is whole", async () => {
  expect(await verifyAudit(db)).toEqual({ ok: true, checked: 0 });
});

test("entries keep their order and are numbered without a gap", async () => {
  await append(numbers(5).map((number) => act(number)));
  const { items } = await listAudit(auth, {}, { limit: 10 });
  expect(items.map(({ seq, after }) => [seq, after])).toEqual([
    [5, { number: 4 }],
    [4, { number: 3 }],
    [3, { number: 2 }],
    [2, { number: 1 }],
    [1, { number: 0 }],
  ]);
  expect(await verifyAudit(db)).toEqual({ ok: true, checked: 5 });
});

test("writers at the same moment, some of whom roll back, leave one whole chain", async () => {
  const writers = numbers(8).map(async (writer) => {
    for (const round of numbers(10)) {
      const entries = numbers(3).map((number) => act(writer * 100 + round * 10 + number));
      const writing = withTransaction(db.pool, async (client) => {
        await appendAudit(client, entries);
        if (round % 5 === 0) throw new Error("rolled back on purpose");
      });
      await writing.catch((error) => expect(error.message).toBe("rolled back on purpose"));
    }
  });
  await Promise.all(writers);
  expect(await verifyAudit(db)).toEqual({ ok: true, checked: 8 * 8 * 3 });
});

test("one statement chains what its guard lets pass, as the journal does", async () => {
  const bodies = numbers(200).map((number) => writeAuditBody(act(number)));
  await db.pool.query(
    `with input as (select * from unnest($1::text[]) with ordinality as input (body, position)),
          accepted as (select * from input where position % 2 = 0)
     insert into audit (body) select body from accepted order by position`,
    [bodies],
  );
  expect(await verifyAudit(db)).toEqual({ ok: true, checked: 100 });
  const { items } = await listAudit(auth, {}, { limit: 1 });
  expect(items[0]).toMatchObject({ seq: 100, after: { number: 199 } });
});

test("an engine step without anything to audit does not wait for one that has", async () => {
  await withTransaction(db.pool, async (client) => {
    await appendAudit(client, [act(1)]);
    await withTransaction(db.pool, async (other) => {
      await other.query("set local lock_timeout = '100ms'");
      await appendAudit(other, []);
      await expect(appendAudit(other, [act(2)])).rejects.toThrow(/lock timeout/);
    }).catch((error) => expect(error.message).toMatch(/nothing was committed/));
  });
  expect(await verifyAudit(db)).toEqual({ ok: true, checked: 1 });
});

test("the log refuses update, delete and truncate", async () => {
  await append([act(1)]);
  for (const sql of ["update audit set body = '{}'", "delete from audit", "truncate audit"]) {
    await expect(db.pool.query(sql)).rejects.toThrow(/append-only/);
  }
});

test.each([
  ["a changed body", `update audit set body = replace(body, '"number":3', '"number":9') where seq = 4`, 4],
  ["a changed hash", "update audit set hash = repeat('a', 64) where seq = 3", 3],
  ["a missing row", "delete from audit where seq = 2", 2],
  ["a missing first row", "delete from audit where seq = 1", 1],
  ["a missing last row", "delete from audit where seq = 6", 6],
])("%s is found", async (_, sql, firstBroken) => {
  await append(numbers(6).map((number) => act(number)));
  await tamper(sql);
  expect(await verifyAudit(db)).toEqual({ ok: false, checked: firstBroken - 1, firstBroken });
});

test("a row that was forged with its own hash is found at the next row", async () => {
  await append(numbers(3).map((number) => act(number)));
  await tamper(
    `update audit set body = replace(body, '"number":1', '"number":7'),
       hash = encode(sha256(convert_to(prev_hash || ':2:' || replace(body, '"number":1', '"number":7'), 'UTF8')), 'hex')
     where seq = 2`,
  );
  expect(await verifyAudit(db)).toEqual({ ok: false, checked: 2, firstBroken: 3 });
});

test("a forged last row is found by the head", async () => {
  await append(numbers(2).map((number) => act(number)));
  await tamper(
    `update audit set body = '{"at":1,"actor":{"id":"x"},"action":"a","target":"t"}',
       hash = encode(sha256(convert_to(prev_hash || ':2:' || '{"at":1,"actor":{"id":"x"},"action":"a","target":"t"}', 'UTF8')), 'hex')
     where seq = 2`,
  );
  expect(await verifyAudit(db)).toEqual({ ok: false, checked: 1, firstBroken: 2 });
});

test("a log of several pages is whole", async () => {
  await append(numbers(2_500).map((number) => act(number)));
  expect(await verifyAudit(db)).toEqual({ ok: true, checked: 2_500 });
});

test("nasty text is audited and verifies", async () => {
  const nasty = 'NUL \u0000 lone \ud800 quote " back \\ line \n snow ☃ 😀';
  await append([{ ...act(1), after: { nasty }, actor: { kind: "person", id: "p", name: nasty } }]);
  expect(await verifyAudit(db)).toEqual({ ok: true, checked: 1 });
  const { items } = await listAudit(auth, {}, { limit: 1 });
  expect(items[0]?.after).toEqual({ nasty: nasty.replace("\u0000", "\uFFFD").replace("\ud800", "\uFFFD") });
});

test("the list narrows to actor, action, target and time, page by page", async () => {
  await append([...numbers(6).map((number) => act(number)), act(100, "run:2")]);
  const list = async (filter: Parameters<typeof listAudit>[1]) =>
    (await listAudit(auth, filter, { limit: 100 })).items.map(({ seq }) => seq);
  expect(await list({ actor: "person-0" })).toEqual([4, 1]);
  expect(await list({ action: "run.resumed" })).toEqual([]);
  expect(await list({ target: "run:2" })).toEqual([7]);
  const from = new Date(1_790_000_000_002);
  expect(await list({ from, to: new Date(1_790_000_000_004) })).toEqual([5, 4, 3]);
  const first = await listAudit(auth, { target: "run:1" }, { limit: 4 });
  expect(first).toMatchObject({ items: [{ seq: 6 }, { seq: 5 }, { seq: 4 }, { seq: 3 }], nextCursor: "3" });
  const second = await listAudit(auth, { target: "run:1" }, { limit: 4, cursor: "3" });
  expect(second).toMatchObject({ items: [{ seq: 2 }, { seq: 1 }], nextCursor: null });
});
