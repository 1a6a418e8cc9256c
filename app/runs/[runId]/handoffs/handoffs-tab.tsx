"use client";

import { ArrowRight, Handshake } from "lucide-react";
import type { RunView } from "#workflows/run/run-view";
import { Badge } from "../../../_ui/badge";
import { Button } from "../../../_ui/button";
import { EmptyState } from "../../../_ui/empty-state";
import { PlainText } from "../../../_ui/plain-text";
import { RelativeTime } from "../../../_ui/relative-time";
import { useShowMore } from "../../../_ui/show-more";
import { DocumentLinks } from "../document-links";
import { useRunAddress } from "../run-address";

/** What passed from one agent to the next, in order (product.md 3.4). */
export function HandoffsTab({ view }: { view: RunView }) {
  const { shown, more } = useShowMore(view.handoffs, "handoffs");
  if (view.handoffs.length === 0) {
    return (
      <EmptyState icon={Handshake} title="No handoffs yet">
        <p>One is made whenever another agent takes over.</p>
      </EmptyState>
    );
  }
  return (
    <>
      <ol className="divide-y divide-line border-b">
        {shown.map((handoff) => (
          <li key={handoff.handoff_id}>
            <HandoffEntry handoff={handoff} view={view} />
          </li>
        ))}
      </ol>
      {more}
    </>
  );
}

type HandoffEntryProps = { handoff: RunView["handoffs"][number]; view: RunView };

function HandoffEntry({ handoff, view }: HandoffEntryProps) {
  const { openStep } = useRunAddress();
  const { from_agent, to_agent, phase, priority, instructions, context_ids, expected_outputs } = handoff;
  const { stepKey } = handoff.metadata;
  return (
    <article className="grid gap-2 px-4 py-3 text-sm">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="inline-flex items-center gap-1.5 font-medium">
          {from_agent}
          <ArrowRight aria-label="to" className="size-3.5 text-ink-3" />
          {to_agent}
        </h2>
        {phase && <Badge>{phase}</Badge>}
        <span className="text-ink-3 text-xs">
          {priority === 1 ? "priority 1, rework" : `priority ${priority}`} ·{" "}
          <RelativeTime at={new Date(handoff.created_at).toISOString()} />
        </span>
        {typeof stepKey === "string" && (
          <Button size="sm" tone="quiet" className="ml-auto" onClick={() => openStep(stepKey)}>
            {view.steps.find((step) => step.stepKey === stepKey)?.label ?? stepKey}
          </Button>
        )}
      </div>
      <p className="max-w-prose whitespace-pre-wrap [overflow-wrap:anywhere]">
        <PlainText text={instructions} />
      </p>
      <div className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
        <div>
          <h3 className="text-ink-3 text-xs">Documents that went with it</h3>
          <DocumentLinks view={view} artifactIds={context_ids} none="None." />
        </div>
        <div>
          <h3 className="text-ink-3 text-xs">Expected</h3>
          <p>{expected_outputs.join(", ") || "No document."}</p>
        </div>
      </div>
    </article>
  );
}
