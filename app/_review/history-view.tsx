"use client";

import type { ReactNode } from "react";
import type { ApprovalDetail, ApprovalRound } from "#server/queries/approval-detail";
import type { DecisionRow } from "#server/queries/approval-row";
import { PlainText } from "../_ui/plain-text";
import { RelativeTime } from "../_ui/relative-time";
import { ApprovalBadge } from "../_ui/status-badge";
import { DID } from "./actions";
import { RequestComments } from "./request-comments";
import type { KeptDraft } from "./use-draft";

/** This request and the earlier ones about the same step: who asked, who decided what, with which words. */
export function HistoryView({ request, kept }: { request: ApprovalDetail; kept: KeptDraft }) {
  const { id, kind, question, iteration, version, status, requestedAt, contentSha256, decision } = request;
  const current = { id, kind, question, iteration, version, status, requestedAt, contentSha256, decision };
  return (
    <>
      <ol aria-label="Rounds, the newest first" className="grid gap-3">
        <Round round={current} note="this request">
          {request.voters.map((voter) => (
            <p key={voter.id} className="text-sm">
              <strong className="font-semibold">
                <PlainText text={voter.name} />
              </strong>{" "}
              approved this <RelativeTime at={voter.at} />.
            </p>
          ))}
        </Round>
        {[...request.history].reverse().map((round) => (
          <Round key={round.id} round={round} />
        ))}
      </ol>
      <Hops hops={request.hops} />
      <RequestComments approvalId={id} comments={request.comments} kept={kept} />
    </>
  );
}

/** What became of it while it waited: reminders, escalations, assignments. */
function Hops({ hops }: Pick<ApprovalDetail, "hops">) {
  if (hops.length === 0) return null;
  return (
    <section aria-label="While it waited" className="grid gap-2">
      <h2 className="font-semibold text-base">While it waited</h2>
      <ol className="grid gap-1 border-l pl-3 text-sm">
        {hops.map(({ at, kind, sentence }) => (
          <li key={at + kind} className="flex flex-wrap items-baseline gap-x-2">
            <span className="min-w-0 wrap-anywhere">
              <PlainText text={sentence} />
            </span>
            <RelativeTime at={at} className="text-ink-3 text-xs" />
          </li>
        ))}
      </ol>
    </section>
  );
}

type RoundProps = { round: Omit<ApprovalRound, "artifactId">; note?: string; children?: ReactNode };

function Round({ round, note, children }: RoundProps) {
  return (
    <li className="grid gap-1.5 rounded-md border bg-surface px-3 py-2.5">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="font-medium wrap-anywhere">
          <PlainText text={round.question} />
        </span>
        <ApprovalBadge status={round.status} action={round.decision?.action} kind="bare" />
      </div>
      <p className="text-ink-3 text-xs">
        Round {round.version}
        {round.iteration > 0 && `, repeat ${round.iteration}`}
        {note && `, ${note}`}, asked <RelativeTime at={round.requestedAt} />
      </p>
      {round.decision && <Decision decision={round.decision} />}
      {children}
    </li>
  );
}

function Decision({ decision: { by, action, at, comment } }: { decision: DecisionRow }) {
  return (
    <div className="grid gap-1 text-sm">
      <p>
        <strong className="font-semibold">
          <PlainText text={by.name} />
        </strong>{" "}
        {DID[action]} <RelativeTime at={at} />.
      </p>
      {comment && (
        <blockquote className="whitespace-pre-wrap border-l-2 border-l-line-strong pl-2 text-ink-2 wrap-anywhere">
          <PlainText text={comment} />
        </blockquote>
      )}
    </div>
  );
}
