import type { Database } from "#db/client";
import type { Page } from "#server/auth/members";
import type { Library } from "#server/library/library";
import { boardRole } from "#workflows/definition/board-role";
import type { AgentStatus } from "#workflows/run/events";
import { type AgentUse, listAgentUse } from "./list-agent-use";
import { type AgentWork, listAgentWork, NO_WORK } from "./list-agent-work";
import { pageOf } from "./page-of";

/** An agent as the board shows it, over all runs. Tokens and cost (US dollars) are those of attempts that began since midnight UTC. */
export type BoardAgent = {
  agent: string;
  /** Column of the board. */
  role: string;
  name: string;
  title: string;
  icon: string;
  /** Packs that have a file for it; none for one that only runs name. */
  packs: string[];
  status: AgentStatus;
  /** What it works on or waits with, oldest first. */
  currentTasks: AgentWork["current"];
  queueLength: number;
  lastActivity: string | null;
  /** What stopped it, while an incident is open. */
  error: { runId: string; runTitle: string; stepKey: string; message: string } | null;
  /** Of the newest attempt that reported. */
  model: string | null;
  today: { inputTokens: number; outputTokens: number; cachedTokens: number; cost: number };
};

/** Every agent of the library and every other that has had a task, in the order of the board. */
export async function readAgentBoard(
  db: Database,
  library: Library,
  { project, ...page }: { project?: string; cursor?: string; limit: number },
): Promise<Page<BoardAgent>> {
  const [work, use] = await Promise.all([listAgentWork(db, project), listAgentUse(db, project)]);
  const ids = new Set([...library.agents().map(({ id }) => id), ...work.keys(), ...use.keys()]);
  const items = [...ids].map((id) => showAgent(library, id, work.get(id), use.get(id)));
  return pageOf(items.sort(byRoleAndName), page);
}

const UNUSED = { inputTokens: 0, outputTokens: 0, cachedTokens: 0, cost: 0 };

function showAgent(
  library: Library,
  id: string,
  work: AgentWork = NO_WORK,
  use: AgentUse | undefined,
): BoardAgent {
  const files = library.agents().filter((agent) => agent.id === id);
  const [file] = files;
  return {
    agent: id,
    role: file?.role ?? boardRole(id),
    name: file?.name ?? id,
    title: file?.title ?? "",
    icon: file?.icon ?? "",
    packs: files.map(({ pack }) => pack),
    status: statusOf(work),
    currentTasks: work.current,
    queueLength: work.queued,
    lastActivity: use?.lastActivity ?? null,
    error: work.error,
    model: use?.model ?? null,
    today: use?.today ?? UNUSED,
  };
}

/** The same order as the core's for one run. */
function statusOf({ error, queued, running, waiting }: AgentWork): AgentStatus {
  if (error) return "error";
  if (queued > 0 || running > 0) return "working";
  return waiting > 0 ? "waiting_for_hitl" : "idle";
}

function byRoleAndName(one: BoardAgent, other: BoardAgent): number {
  return one.role.localeCompare(other.role) || one.agent.localeCompare(other.agent);
}
