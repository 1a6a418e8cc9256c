import type { WorkflowDefinition } from "#workflows/definition/definition";
import type { Command } from "#workflows/run/commands";
import type { RunEvent } from "#workflows/run/events";
import type { RunState } from "#workflows/run/run-state";
import type { Signal } from "#workflows/run/signals";
import type { Claim } from "./find-stale-claims";

/** The version of a workflow that a run is pinned to; template sources by the document they are for. */
export type PinnedWorkflow = {
  sha256: string;
  definition: WorkflowDefinition;
  templates: Record<string, string>;
};

/** A document's bytes on their way into `contents`; `sha256` in hex. */
export type NewContent = { sha256: string; bytes: Buffer };

/** A run before and after one or more signals of one batch, with all that happened between. */
export type RunMove = {
  workflow: PinnedWorkflow;
  before: RunState;
  after: RunState;
  events: RunEvent[];
  commands: Command[];
  /** Those that changed something. */
  signals: Signal[];
  /** What reports among them build on: each has to be the newest claim of its task (J4). */
  claims: Claim[];
  contents: NewContent[];
  /** Tasks that the local worker takes at once, so that they need no claim. */
  leased: ReadonlySet<string>;
  /** Write a snapshot with this move. */
  withSnapshot: boolean;
};
