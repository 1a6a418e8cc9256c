import type { RunCommentRow } from "#server/queries/list-run-comments";

/** Remarks by request, those that were made by a moment (epoch milliseconds); null for all. */
export function groupRemarks(remarks: readonly RunCommentRow[], until: number | null) {
  const groups = new Map<string, RunCommentRow[]>();
  for (const remark of remarks) {
    if (until !== null && Date.parse(remark.at) > until) continue;
    const group = groups.get(remark.approvalId);
    if (group) group.push(remark);
    else groups.set(remark.approvalId, [remark]);
  }
  return groups;
}
