import { createHash } from "node:crypto";
import type { Database } from "#db/client";

const PAGE = 1_000;
const GENESIS = "0".repeat(64);

/** `firstBroken` is the number of the first row that is missing, changed or out of the chain. */
export type AuditVerdict = { ok: boolean; checked: number; firstBroken?: number };

type Row = { seq: number; body: string; prev_hash: string; hash: string };
type Link = { seq: number; hash: string };

/**
 * Follows the hash chain from the first row to the head of the moment of the call, a page at a time. Rows
 * that are appended meanwhile are left for the next call.
 */
export async function verifyAudit(db: Database): Promise<AuditVerdict> {
  const head = await readHead(db);
  let last: Link = { seq: 0, hash: GENESIS };
  while (last.seq < head.seq) {
    const page = await readPage(db, last.seq, head.seq);
    const { reached, isBroken } = followChain(last, page);
    if (isBroken || page.length === 0) return breakAt(reached.seq);
    last = reached;
  }
  return last.hash === head.hash ? { ok: true, checked: last.seq } : breakAt(last.seq - 1);
}

function breakAt(lastGood: number): AuditVerdict {
  const checked = Math.max(lastGood, 0);
  return { ok: false, checked, firstBroken: checked + 1 };
}

/** Walks `rows` from `from`; `reached` is the last row that fits. */
export function followChain(from: Link, rows: Row[]): { reached: Link; isBroken: boolean } {
  let reached = from;
  for (const row of rows) {
    const isNext = row.seq === reached.seq + 1 && row.prev_hash === reached.hash;
    if (!isNext || row.hash !== hashRow(row)) return { reached, isBroken: true };
    reached = { seq: row.seq, hash: row.hash };
  }
  return { reached, isBroken: false };
}

/** As the trigger `audit_chain` does. */
function hashRow({ prev_hash, seq, body }: Row): string {
  return createHash("sha256").update(`${prev_hash}:${seq}:${body}`, "utf8").digest("hex");
}

async function readHead(db: Database): Promise<Link> {
  const { rows } = await db.pool.query<Link>("select seq, hash from audit_head");
  const [head] = rows;
  if (!head) throw new Error("The audit log has no head: table audit_head is empty.");
  return head;
}

async function readPage(db: Database, after: number, upTo: number): Promise<Row[]> {
  const { rows } = await db.pool.query<Row>(
    "select seq, body, prev_hash, hash from audit where seq > $1 and seq <= $2 order by seq limit $3",
    [after, upTo, PAGE],
  );
  return rows;
}
