import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { Pool, PoolClient } from "pg";
import { withTransaction } from "#db/with-transaction";
import type { BudgetRefusal } from "#workflows/run/budget";
import type { SignalOf, Usage } from "#workflows/run/signals";
import type { Budget, Estimate } from "./agent-port";
import { addUse, lockUse, type Spender, scopeOf, takeWarnings, type Use, unitWarned } from "./budget-use";
import { endReservation, freeLeftBehind } from "./free-left-behind";
import { isDatabaseAway } from "./is-database-away";
import type { LeasedTask } from "./local-worker";

export type BudgetWarning = SignalOf<"warnBudget">["budget"];

export type BudgetDeskOptions = {
  pool: Pool;
  /** Called once for each budget and period, after the commit. */
  onWarning(runId: string, warning: BudgetWarning): void;
};

/**
 * The budget of one attempt; `close` gives back what was left unsettled. An agent that was cut off (`isCutOff`) has
 * a moment to say what its call used: until then its estimate stays reserved.
 */
export type TaskBudget = Budget & { close(isCutOff: boolean): Promise<void> };

type Held = { id: string; spender: Spender };
type Tried = ({ ok: true } & Held) | { ok: false; refusal: BudgetRefusal };

const NOTHING = { tokens: 0, cost: 0 };

/**
 * Keeps what is spent within the budgets, however many processes spend (product.md 5).
 *
 * B1. The estimate of a call is reserved before it is made: used + reserved never exceeds a limit.
 * B2. A call counts four times: for its project and for its agent there, on the day it was reserved (UTC, database
 *     time) and in its run. All four take it, or none.
 * B3. A reservation ends with its settlement, with its attempt, or with its worker.
 */
export class BudgetDesk {
  constructor(private readonly options: BudgetDeskOptions) {}

  open(task: LeasedTask, project: string): TaskBudget {
    const held = new Map<string, Spender>();
    const closed = new Map<string, Spender>();
    return {
      reserve: async ({ tokens, cost }) => {
        const tried = await this.#reserve(task, project, { tokens: Math.ceil(tokens), cost });
        if (!tried.ok) return tried;
        held.set(tried.id, tried.spender);
        return { ok: true, reservationId: tried.id };
      },
      settle: async (id, usage) => {
        const spender = held.get(id) ?? closed.get(id);
        if (!spender) return;
        await this.#settle({ id, spender }, usage);
        held.delete(id);
        closed.delete(id);
      },
      close: async (isCutOff) => {
        const giveUpAt = performance.now() + (isCutOff ? GRACE_MS : 0);
        while (held.size > 0 && performance.now() < giveUpAt) await delay(RETRY_MS);
        for (const [id, spender] of held) {
          await this.#settle({ id, spender }, null);
          held.delete(id);
          closed.set(id, spender);
        }
      },
    };
  }

  /** Before it says no it gives back what dead workers held, if nobody else just did, and looks once more. */
  async #reserve(task: LeasedTask, project: string, estimate: Estimate): Promise<Tried> {
    const { pool } = this.options;
    const once = () => withTransaction(pool, (client) => reserve(client, task, project, estimate));
    const tried = await patiently(once);
    if (tried.ok) return tried;
    await freeLeftBehind(pool);
    return patiently(once);
  }

  /** What was used takes the place of what was reserved; `usage` null: nothing is known to have been used. */
  async #settle(held: Held, usage: Usage | null): Promise<void> {
    const { spender } = held;
    const { pool } = this.options;
    const warned = await patiently((isAgain) =>
      withTransaction(pool, (client) => settle(client, held, usage, isAgain)),
    );
    for (const use of warned) {
      const warning = warningOf(spender, use);
      if (warning) this.options.onWarning(spender.runId, warning);
    }
  }
}

async function reserve(
  client: PoolClient,
  { taskId, fence, runId, agent }: LeasedTask,
  project: string,
  estimate: Estimate,
): Promise<Tried> {
  const spender = { project, agent, runId, day: await readDay(client) };
  const uses = await lockUse(client, spender, estimate);
  const full = uses.find(({ isTokensOver, isCostOver }) => isTokensOver || isCostOver);
  if (full) return { ok: false, refusal: refusalOf(spender, full, estimate) };
  const id = randomUUID();
  await addUse(client, spender, { used: NOTHING, reserved: estimate });
  await client.query(
    `insert into budget_reservations (id, task_id, fence, run_id, project, agent, day, tokens, cost)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [id, taskId, fence, runId, project, agent, spender.day, estimate.tokens, estimate.cost],
  );
  return { ok: true, id, spender };
}

/**
 * Answers the budgets whose warning is due. Tried again after a lost reply, a reservation that is gone was settled
 * by the time before.
 */
async function settle(
  client: PoolClient,
  { id, spender }: Held,
  usage: Usage | null,
  isAgain: boolean,
): Promise<Use[]> {
  const uses = await lockUse(client, spender, NOTHING);
  const ended = await endReservation(client, id);
  if (!ended && isAgain) return [];
  const reserved = ended ?? NOTHING;
  const used = usage ? { tokens: usage.inputTokens + usage.outputTokens, cost: usage.cost } : NOTHING;
  await addUse(client, spender, { used, reserved });
  const after = uses.map((use) => ({
    ...use,
    usedTokens: use.usedTokens + used.tokens,
    usedCost: use.usedCost + used.cost,
  }));
  return takeWarnings(client, spender, after);
}

/** Shorter than what `freeLeftBehind` grants. */
const GRACE_MS = 5_000;
const PATIENCE_MS = 60_000;
const RETRY_MS = 200;

/** A call that was paid for, or is about to be, does not fail because the database is away for a moment (P4). */
async function patiently<Result>(work: (isAgain: boolean) => Promise<Result>): Promise<Result> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  for (let isAgain = false; ; isAgain = true) {
    try {
      return await work(isAgain);
    } catch (error) {
      if (!isDatabaseAway(error) || performance.now() > giveUpAt) throw error;
      await delay(RETRY_MS);
    }
  }
}

async function readDay(client: PoolClient): Promise<string> {
  const { rows } = await client.query<{ day: string }>(
    "select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD') as day",
  );
  if (!rows[0]) throw new Error("The database did not say which day it is.");
  return rows[0].day;
}

const DAY_MS = 86_400_000;

function refusalOf(spender: Spender, use: Use, wanted: Estimate): BudgetRefusal {
  const scope = scopeOf(spender, use);
  const resetsAt = scope.per === "day" ? Date.parse(spender.day) + DAY_MS : null;
  const unit = use.isTokensOver ? "tokens" : "cost";
  const [used, limit] =
    unit === "tokens"
      ? [use.usedTokens + use.reservedTokens, use.tokenLimit]
      : [use.usedCost + use.reservedCost, use.costLimit];
  return { ...scope, unit, used, wanted: wanted[unit], limit: limit ?? 0, resetsAt };
}

function warningOf(spender: Spender, use: Use): BudgetWarning | null {
  const unit = unitWarned(use);
  if (unit === null) return null;
  const [used, limit] = unit === "tokens" ? [use.usedTokens, use.tokenLimit] : [use.usedCost, use.costLimit];
  return { ...scopeOf(spender, use), unit, used, limit: limit ?? 0 };
}
