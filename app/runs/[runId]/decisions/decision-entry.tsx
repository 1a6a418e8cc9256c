"use client";

import type { RunCommentRow } from "#server/queries/list-run-comments";
import type { RunView } from "#workflows/run/run-view";
import { Button } from "../../../_ui/button";
import { cn } from "../../../_ui/cn";
import { PlainText } from "../../../_ui/plain-text";
import { RelativeTime } from "../../../_ui/relative-time";
import { StateBadge } from "../../../_ui/status-badge";
import { TickingDuration } from "../../../_ui/ticking-duration";
import { DocumentLinks } from "../document-links";
import { useRunAddress } from "../run-address";
import { lookOfRequest } from "./look-of-request";
import { RequestRemarks } from "./request-remarks";
import { sayDecision } from "./say-decision";

type DecisionEntryProps = {
  request: RunView["approvals"][number];
  view: RunView;
  /** What was said about it, oldest first. */
  remarks: readonly RunCommentRow[];
};

/** A request, the document that it was about, and the decision in the person's words. */
export function DecisionEntry({ request, view, remarks }: DecisionEntryProps) {
  const { openStep } = useRunAddress();
  const { status, question, stepKey, artifactId, requestedAt, decision, role } = request;
  const isOpen = status === "pending";
  const label = labelOf(view, stepKey);
  return (
    <article className="grid gap-1.5 px-4 py-3">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <StateBadge look={lookOfRequest(request)} kind="bare" />
        <span className="text-ink-3 text-xs">
          <RelativeTime at={new Date(requestedAt).toISOString()} />
          {(isOpen || decision) && (
            <>
              {isOpen ? ", open for " : ", answered after "}
              <TickingDuration from={requestedAt} to={decision?.at ?? null} />
            </>
          )}
        </span>
        <Button
          size="sm"
          tone={isOpen ? "primary" : "quiet"}
          className={cn("ml-auto", isOpen && "print:hidden")}
          onClick={() => openStep(stepKey)}
        >
          {isOpen ? "Open request" : label}
        </Button>
      </p>
      <h2 className="font-medium [overflow-wrap:anywhere]">
        <PlainText text={question} />
      </h2>
      {artifactId !== null && <DocumentLinks view={view} artifactIds={[artifactId]} none="" />}
      {isOpen && <p className="text-ink-2 text-sm">A person with the role {role} can decide.</p>}
      {decision && (
        <p className="text-ink-2 text-sm">
          <b className="font-medium text-ink">{decision.by.name}</b> {sayDecision(decision)}{" "}
          <RelativeTime at={new Date(decision.at).toISOString()} className="text-ink-3 text-xs" />
        </p>
      )}
      {decision && decision.comment !== "" && (
        <blockquote className="max-w-prose whitespace-pre-wrap border-l-2 border-l-line-strong pl-3 text-sm [overflow-wrap:anywhere]">
          <PlainText text={decision.comment} />
        </blockquote>
      )}
      <RequestRemarks remarks={remarks} />
    </article>
  );
}

/** Loops, routes and questions of blocks are requests as well. */
function labelOf({ steps, blocks }: RunView, key: string): string {
  return (
    (steps.find(({ stepKey }) => stepKey === key) ?? blocks.find((block) => block.key === key))?.label ?? key
  );
}
