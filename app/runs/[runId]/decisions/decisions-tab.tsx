"use client";

import { Gavel } from "lucide-react";
import type { RunView } from "#workflows/run/run-view";
import { EmptyState } from "../../../_ui/empty-state";
import { useShowMore } from "../../../_ui/show-more";
import { DecisionEntry } from "./decision-entry";
import { useRemarksByRequest } from "./use-remarks-by-request";

/** Every request of the run and what became of it: open ones first, then the newest. */
export function DecisionsTab({ view }: { view: RunView }) {
  const { shown, more } = useShowMore(orderRequests(view.approvals), "requests");
  const remarksOf = useRemarksByRequest(view.runId, view.approvals.length);
  if (view.approvals.length === 0) {
    return (
      <EmptyState icon={Gavel} title="Nobody was asked yet">
        <p>Requests for a decision stand here, with who decided and in what words.</p>
      </EmptyState>
    );
  }
  return (
    <>
      <ul className="divide-y divide-line border-b">
        {shown.map((request) => (
          <li key={request.approvalId}>
            <DecisionEntry request={request} view={view} remarks={remarksOf(request.approvalId)} />
          </li>
        ))}
      </ul>
      {more}
    </>
  );
}

/** Open requests, the oldest first; then the others, the newest first. */
function orderRequests(requests: RunView["approvals"]): RunView["approvals"] {
  const open = requests.filter(({ status }) => status === "pending");
  const closed = requests.filter(({ status }) => status !== "pending");
  const byAge = (one: RunView["approvals"][number], other: RunView["approvals"][number]) =>
    one.requestedAt - other.requestedAt;
  return [...open.sort(byAge), ...closed.sort(byAge).reverse()];
}
