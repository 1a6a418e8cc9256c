import type { Pool } from "pg";
import type { PinnedWorkflow } from "./run-move";

const KEPT = 200;

/** Versions of workflows by SHA-256, read once from the database: runs never notice an edit on disk (E31). */
export class PinnedWorkflows {
  readonly #known = new Map<string, PinnedWorkflow>();

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

  /** Stores a version for good before its first run starts; storing it again changes nothing. */
  async pin(version: PinnedWorkflow & { file: string; source: string }): Promise<void> {
    const { sha256, file, source, templates, definition } = version;
    if (this.#known.has(sha256)) return;
    const { id, pack, name } = definition;
    await this.pool.query(
      `insert into workflows (sha256, id, pack, name, file, source, definition, templates)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
      [sha256, id, pack, name, file, source, JSON.stringify(definition), JSON.stringify(templates)],
    );
    this.#remember({ sha256, definition, templates });
  }

  #remember(workflow: PinnedWorkflow): PinnedWorkflow {
    const oldest = this.#known.keys().next().value;
    if (this.#known.size >= KEPT && oldest !== undefined) this.#known.delete(oldest);
    this.#known.set(workflow.sha256, workflow);
    return workflow;
  }
}
