import type { Database } from "#db/client";
import { readContents } from "#server/engine/content-store";
import { findPinned } from "#server/queries/find-pinned";
import { listRunComments } from "#server/queries/list-run-comments";
import { readRunCost } from "#server/queries/read-run-cost";
import { readRunEvents } from "#server/queries/read-run-events";
import type { RunState } from "#workflows/run/run-state";
import { type RunView, viewRun } from "#workflows/run/run-view";
import { hashState } from "#workflows/run/state-hash";

import { uniquePaths } from "./unique-paths";
import { writeReport } from "./write-report";
import type { ZipEntry } from "./zip-documents";

type Version = RunView["artifacts"][number];

/**
 * A run's whole story to pass on: report, events, workflow, decisions with what was said, handoffs, every version of
 * every document. Prompts, answers of models, accounts and keys are not in it.
 */
export async function bundleRun(db: Database, state: RunState): Promise<ZipEntry[]> {
  const { runId } = state;
  const { source, definition } = await findPinned(db, state.workflowSha);
  const view = viewRun(definition, state);
  const [comments, { items: costs }] = await Promise.all([
    listRunComments(db, runId),
    readRunCost(db, runId),
  ]);
  const at = new Date(view.finishedAt ?? view.startedAt);
  const text = (path: string, write: () => string): ZipEntry => ({
    ...{ path, at },
    read: async () => Buffer.from(write()),
  });
  const decisions = view.approvals.map((request) => ({
    ...request,
    comments: comments.filter(({ approvalId }) => approvalId === request.approvalId),
  }));
  return [
    text("README.md", () => describeBundle(view, hashState(state))),
    text("report.md", () => writeReport(view, costs)),
    { path: "events.jsonl", at, read: () => writeEvents(db, runId, state.seq) },
    text("workflow.yaml", () => source),
    text("decisions.json", () => writeJson(decisions)),
    text("handoffs.json", () => writeJson(view.handoffs)),
    ...documentEntries(db, view.artifacts),
  ];
}

/** The version in use under its own name, every other one in a folder beside it. */
function documentEntries({ pool }: Database, versions: readonly Version[]): ZipEntry[] {
  const isInUse = ({ isAccepted }: Version) => isAccepted;
  const places = versions.map((one) =>
    isInUse(one) ? `documents/${one.name}` : `other-versions/v${one.version}/${one.name}`,
  );
  const paths = uniquePaths(places);
  return versions.map(({ sha256, at }, position) => ({
    path: paths[position] ?? sha256,
    at: new Date(at),
    read: async () => Buffer.from((await readContents(pool, [sha256])).get(sha256) ?? ""),
  }));
}

/** One event a line, up to the one that the rest of the bundle stands at. */
async function* writeEvents(db: Database, runId: string, lastSeq: number): AsyncGenerator<Uint8Array> {
  for (let seq = 0; seq < lastSeq; ) {
    const events = (await readRunEvents(db, runId, seq)).filter((event) => event.seq <= lastSeq);
    if (events.length === 0) return;
    seq = events.at(-1)?.seq ?? lastSeq;
    yield Buffer.from(
      events.map(({ at, ...fact }) => `${JSON.stringify({ ...fact, at: new Date(at) })}\n`).join(""),
    );
  }
}

function writeJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function describeBundle({ title, runId, seq }: RunView, hash: string): string {
  return `# ${title.replace(/\s+/g, " ")}

The story of BotArmy run ${runId} up to event ${seq}.

- report.md: what became of it, in words
- events.jsonl: everything that happened, one event a line, numbered without a gap
- workflow.yaml: the workflow as the run was pinned to it
- decisions.json: every request, who decided what, and what was said about it
- handoffs.json: what agents passed on to each other
- documents/: the version of each document that is in use; other-versions/: all others

It holds no keys, passwords or sessions of BotArmy, and no prompts or answers of models. It does hold what people
typed into the run and what agents wrote: read it before you pass it on.

Folding the events with BotArmy's own rules gives the state with the SHA-256 ${hash}.
`;
}
