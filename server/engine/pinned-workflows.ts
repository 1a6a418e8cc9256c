import { createHash } from "node:crypto";
import type { Pool } from "pg";
import type { WorkflowDefinition } from "#workflows/definition/definition";
import { crashPoint } from "./crash-point";
import type { PinnedWorkflow } from "./run-move";

/** A version as it is read from a file. */
export type NewVersion = PinnedWorkflow & { file: string; source: string };

/** What runs are to be started with; on its way for those that ask at the same moment. */
type Pinned = { templates: PinnedWorkflow["templates"]; sha256: Promise<string> };

const KEPT = 200;

/** Versions of workflows by SHA-256, read once from the database: runs never notice an edit on disk (E31). */
export class PinnedWorkflows {
  readonly #known = new Map<string, PinnedWorkflow>();
  readonly #pinned = new WeakMap<WorkflowDefinition, Pinned>();

  constructor(private readonly pool: Pick<Pool, "query">) {}

  async find(sha256: string): Promise<PinnedWorkflow> {
    const known = this.#known.get(sha256);
    if (known) return known;
    const { rows } = await this.pool.query<PinnedWorkflow>(
      "select sha256, definition, templates from workflows where sha256 = $1",
      [sha256],
    );
    const [workflow] = rows;
    if (!workflow) throw new Error(`The workflow version ${sha256} is not stored.`);
    return this.#remember(workflow);
  }

  /**
   * Stores a version for good before its first run starts, and answers the SHA-256 to start runs with. That is
   * the source's own, unless the same source was stored with other templates or read by another build: what
   * runs hold never changes, and new runs get the new (E31).
   */
  pin(version: NewVersion): Promise<string> {
    const { definition, templates } = version;
    const known = this.#pinned.get(definition);
    if (known?.templates === templates) return known.sha256;
    const pinned = { templates, sha256: this.#pinAnew(version) };
    this.#pinned.set(definition, pinned);
    pinned.sha256.catch(() => {
      if (this.#pinned.get(definition) === pinned) this.#pinned.delete(definition);
    });
    return pinned.sha256;
  }

  async #pinAnew(version: NewVersion): Promise<string> {
    const { definition, templates } = version;
    const isFirst = await this.#store(version);
    crashPoint("workflow-pinned");
    const sha256 = isFirst ? version.sha256 : variantOf(version);
    if (!isFirst) await this.#store({ ...version, sha256 });
    this.#remember({ sha256, definition, templates });
    return sha256;
  }

  /** False when something else is stored under this SHA-256. */
  async #store({ sha256, file, source, templates, definition }: NewVersion): Promise<boolean> {
    const { id, pack, name } = definition;
    const contents = [JSON.stringify(definition), JSON.stringify(templates)];
    const { rowCount } = await this.pool.query(
      `insert into workflows (sha256, id, pack, name, file, source, definition, templates)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
      [sha256, id, pack, name, file, source, ...contents],
    );
    if (rowCount === 1) return true;
    const { rows } = await this.pool.query<{ isSame: boolean }>(
      `select definition = $2::jsonb and templates = $3::jsonb as "isSame" from workflows where sha256 = $1`,
      [sha256, ...contents],
    );
    return rows[0]?.isSame ?? false;
  }

  #remember(workflow: PinnedWorkflow): PinnedWorkflow {
    const oldest = this.#known.keys().next().value;
    if (this.#known.size >= KEPT && oldest !== undefined) this.#known.delete(oldest);
    this.#known.set(workflow.sha256, workflow);
    return workflow;
  }
}

function variantOf({ sha256, definition, templates }: NewVersion): string {
  return createHash("sha256")
    .update(`${sha256}\n${JSON.stringify([definition, templates])}`)
    .digest("hex");
}
