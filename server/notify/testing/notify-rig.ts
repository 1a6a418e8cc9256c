import { randomUUID } from "node:crypto";
import { afterAll } from "vitest";
import type { TestDatabase } from "#db/testing/test-database";
import { createScriptedAgent } from "#server/agents/scripted-agent";
import { listRolesWith, type Role } from "#server/auth/permissions";
import { addMember, createTestAuth } from "#server/auth/testing/test-auth";
import { EngineRig, gated } from "#server/engine/testing/engine-rig";
import type { NoticeChannel, NoticeKind, NoticeMode } from "#workflows/notices/notice-kind";
import type { Actor } from "#workflows/run/actor";
import type { Channels } from "../message";
import { Notifier, type NotifierOptions } from "../notifier";

export const duties = {
  decide: listRolesWith("approvals.decide"),
  control: listRolesWith("runs.control"),
  budgets: listRolesWith("budgets.set"),
};

const ORIGIN = "https://army.example.org";

type NoticeRow = { person: string; kind: string; headline: string; outcome: string | null; is_read: boolean };

/** Runs that make facts, members who are told, and a notifier that beats when a test says so. */
export class NotifyRig {
  readonly troubles: string[] = [];
  /** How often bells were told. */
  told = 0;

  private constructor(
    readonly database: TestDatabase,
    readonly engine: EngineRig,
  ) {}

  /** Call it at the top level of a test file: everything ends with the file. */
  static async open(database: TestDatabase): Promise<NotifyRig> {
    const engine = new EngineRig(database, { agent: createScriptedAgent({}) });
    await engine.engine.start();
    afterAll(() => engine.engine.stop());
    return new NotifyRig(database, engine);
  }

  notifier(channels: Channels = {}, db: NotifierOptions["db"] = this.database): Notifier {
    return new Notifier({
      db,
      duties,
      channels,
      origin: ORIGIN,
      onTold: () => {
        this.told += 1;
      },
      onTrouble: (message, error) => this.troubles.push(`${message} ${error}`),
    });
  }

  async member(role: Role): Promise<Actor> {
    const auth = createTestAuth(this.database);
    const { kind, id, name } = await addMember(auth, role);
    return { kind, id, name, role };
  }

  /** A run that waits for approval of its plan, and its request. */
  async waitingRun(by: Actor, title = "Tennis booking") {
    const runId = await this.engine.startRun(gated, { by, title });
    const state = await this.engine.waitFor(runId, ({ pendingApprovals }) => pendingApprovals.length > 0);
    const approvalId = state.pendingApprovals[0] ?? "";
    return { runId, approvalId, contentSha256: state.approvals[approvalId]?.contentSha256 ?? null };
  }

  /** Approves; the run then goes to its end. */
  async approve(
    { runId, approvalId, contentSha256 }: Awaited<ReturnType<NotifyRig["waitingRun"]>>,
    by: Actor,
  ) {
    const decision = {
      decisionId: randomUUID(),
      action: "approve" as const,
      comment: "",
      contentSha256,
      amended: null,
      by,
    };
    await this.engine.engine.journal.submit(runId, { type: "decideApproval", approvalId, ...decision });
    await this.engine.waitForStatus(runId, "completed");
  }

  choose(personId: string, kind: NoticeKind, channel: NoticeChannel, mode: NoticeMode) {
    return this.query(
      `insert into notice_choices (person_id, kind, channel, mode) values ($1, $2, $3, $4)
        on conflict (person_id, kind, channel) do update set mode = excluded.mode`,
      [personId, kind, channel, mode],
    );
  }

  /** A webhook for these kinds; answers its id. */
  async webhook(url: string, kinds: NoticeKind[]): Promise<string> {
    const id = randomUUID();
    await this.query(
      `insert into destinations (id, channel, name, url, kinds, created_by_id, created_by_name)
        values ($1, 'webhook', 'Sink', $2, $3, 'ann', 'Ann')`,
      [id, url, JSON.stringify(kinds)],
    );
    return id;
  }

  /** What lies in the bells, in order. */
  notices(): Promise<NoticeRow[]> {
    return this.query<NoticeRow>(
      `select users.name as person, kind, fact->>'headline' as headline, outcome, read_at is not null as is_read
        from notices join users on users.id = person_id order by at, users.name`,
    );
  }

  deliveries() {
    return this.query<{
      key: string;
      channel: string;
      status: string;
      error: string | null;
      attempts: number;
    }>("select key, channel, status, error, attempts from deliveries order by created_at, key");
  }

  /** Pauses and holds are over. */
  async passTime(): Promise<void> {
    await this.query(
      "update deliveries set due_at = now(), claimed_until = now() where status in ('pending', 'held')",
    );
    await this.query("update noted_facts set try_at = now()");
  }

  async clear(): Promise<void> {
    await this.query("truncate notices, deliveries, destinations, notice_choices, noted_facts, digest_times");
    await this.query("delete from users");
  }

  async query<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.database.pool.query<Row>(text, values)).rows;
  }
}
