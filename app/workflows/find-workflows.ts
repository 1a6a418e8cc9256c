import type { WorkflowRow } from "#server/queries/list-workflows";
import type { Problem } from "#workflows/definition/problem";

export type WorkflowFilter = { search: string; pack: string | null };

/** The workflows in which every word of the search is found: in name, id, pack, type, description or an agent. */
export function findWorkflows(rows: readonly WorkflowRow[], { search, pack }: WorkflowFilter): WorkflowRow[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    if (pack !== null && row.pack !== pack) return false;
    const text = [row.name, row.id, row.pack, row.type, row.description, ...row.agents]
      .join("\n")
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** What is shipped and what people saved here come before the folders of others. */
const FIRST_PACKS = ["botarmy", "local"];

/** Own packs first, each in the order of the server. */
export function ownPacksFirst(rows: readonly WorkflowRow[]): WorkflowRow[] {
  return [...rows].sort((one, other) => rankOf(one.pack) - rankOf(other.pack));
}

function rankOf(pack: string): number {
  const at = FIRST_PACKS.indexOf(pack);
  return at < 0 ? FIRST_PACKS.length : at;
}

/** The packs of the rows, each once, in their order. */
export function packsOf(rows: readonly WorkflowRow[]): string[] {
  return [...new Set(rows.map(({ pack }) => pack))];
}

/** How well a workflow can be used: `outdated` starts from its last good version, the file on disk is broken. */
export type WorkflowHealth = "good" | "warned" | "outdated" | "broken";

export function healthOf({ problems, canStart }: Pick<WorkflowRow, "problems" | "canStart">): WorkflowHealth {
  if (!canStart) return "broken";
  if (countErrors(problems) > 0) return "outdated";
  return problems.length > 0 ? "warned" : "good";
}

export function countErrors(problems: readonly Problem[]): number {
  return problems.filter(({ severity }) => severity === "error").length;
}

export function workflowPath({ pack, id }: { pack: string; id: string }): string {
  return `/workflows/${encodeURIComponent(pack)}/${encodeURIComponent(id)}`;
}

export function launchPath({ pack, id }: { pack: string; id: string }): string {
  return `/launch?${new URLSearchParams({ workflow: id, pack })}`;
}

export function editPath(workflow: { pack: string; id: string }): string {
  return `${workflowPath(workflow)}/edit`;
}

/** Where a copy of a workflow is begun. */
export function copyPath({ pack, id }: { pack: string; id: string }): string {
  return `/workflows/new?${new URLSearchParams({ copy: id, pack })}`;
}
