"use client";

import { useEffect, useMemo, useState } from "react";
import type { Decided } from "#server/orders/decided";
import type { ApprovalDetail } from "#server/queries/approval-detail";
import type { DecisionAction } from "#workflows/run/events";
import type { Answer } from "#workflows/run/signals";
import { useSession } from "../_trpc/use-session";
import type { Action } from "./actions";
import type { Order } from "./intent";
import { type Paper, papersOf } from "./papers";
import { sayRemarks, sendRemarks } from "./remark";
import { isOpen, type Standing, standingOf } from "./standing";
import { type Amendment, useAmendment } from "./use-amendment";
import { type Deciding, useDeciding } from "./use-deciding";
import { type KeptDraft, useDraft } from "./use-draft";
import { type Elicitation, useElicitation } from "./use-elicitation";
import { usePinned } from "./use-pinned";
import { type Reading, useReading } from "./use-reading";
import { type Remarks, useRemarks } from "./use-remarks";

/** A press this soon after a request appeared was meant for the one before it, ms. */
const TOO_SOON_MS = 600;

/** A request under review: what its panes share. */
export type Review = {
  request: ApprovalDetail;
  papers: Paper[];
  standing: Standing;
  reading: Reading;
  kept: KeptDraft;
  amendment: Amendment;
  /** Comments on passages; they go out with the decision. */
  remarks: Remarks;
  deciding: Deciding;
  /** Whether an answer can be given: the request is open for it and nothing is on its way. */
  isFreeFor: (action: DecisionAction) => boolean;
  /** Whether its button can be pressed: it is free, and the request did not appear just now. */
  canPress: (action: DecisionAction) => boolean;
  /** What the person is about to do and still writes for; null while nothing is chosen. */
  choice: Action | null;
  /** Whether something was begun here that is not decided: a form, words, a decision on its way. */
  isBegun: boolean;
  /** Whether single keys act on it. */
  hasKeys: boolean;
  /** Does what a single key stands for, when the page is ready for it. */
  byKey: (act: () => void) => void;
  /** Begins an action: Approve is sent at once unless much hangs on it, the others ask for their words. */
  choose: (action: Action) => void;
  /** Goes back to the buttons; what was written stays. */
  leave: () => void;
  /** Whether the action still lacks words: a comment on the whole, or on a passage. */
  needsWords: (action: Action) => boolean;
  /** What a person chose at the points where the template wants one heard. */
  points: Elicitation;
  /** Sends what was chosen, with the comments; the server refuses where one is missing. */
  send: () => void;
  answer: (answer: Answer) => void;
  showChanged: () => void;
};

type Reviewing = {
  onDecided: (decided: Decided, order: Order) => void;
  hasKeys: boolean;
  beforeSending?: (send: () => void) => void;
};

export function useReview(latest: ApprovalDetail, options: Reviewing): Review {
  const { onDecided, hasKeys, beforeSending } = options;
  const { request, seen, isChanged, wasOpen, showChanged } = usePinned(latest);
  const { id, contentSha256 } = request;
  const papers = useMemo(() => papersOf(request, seen), [request, seen]);
  const kept = useDraft(id, contentSha256);
  const deciding = useDeciding(id, (decided, order) => {
    kept.clear();
    setChoice(null);
    onDecided(decided, order);
  });
  const [choice, setChoice] = useState<Action | null>(null);
  const isSettled = useIsSettled();
  const reading = useReading(papers);
  const amendment = useAmendment(papers, kept);
  const remarks = useRemarks(kept);
  const me = useSession().data?.principal ?? null;
  const standing = standingOf(latest, { me, wasOpen, isChanged, sent: deciding.sent });
  const points = useElicitation(request.elicitation, kept);
  const { comment } = kept.draft;
  const details = { contentSha256, ...sendRemarks(kept.draft.remarks), ...points.chosen };
  const isFreeFor = (action: DecisionAction) => isOpen(standing, action) && deciding.order === null;
  const canPress = (action: DecisionAction) => isFreeFor(action) && isSettled;
  const decide = (order: Order) =>
    isFreeFor(order.kind === "answer" ? "answer" : order.action) && deciding.send(order);
  const approve = (words: string) =>
    reading.unread.length === 0 && decide({ kind: "decide", action: "approve", comment: words, ...details });

  return {
    ...{ request, papers, standing, reading, kept, amendment, remarks, points, deciding, choice, hasKeys },
    ...{ isFreeFor, canPress, showChanged },
    isBegun: choice !== null || remarks.writing !== null || deciding.order !== null || kept.isBegun,
    byKey: beforeSending ?? ((act) => act()),
    choose: (action) => {
      if (!canPress(action)) return;
      if (action === "approve" && request.risk === "low") approve("");
      else if (action !== "approve" || reading.unread.length === 0) setChoice(action);
    },
    leave: () => setChoice(null),
    send: () => {
      if (choice === null) return;
      if (choice === "approve") return void approve(comment);
      const words = comment.trim() === "" ? sayRemarks(remarks.pending.length) : comment;
      if (choice !== "amend")
        return void decide({ kind: "decide", action: choice, comment: words, ...details });
      const { content, documentName } = amendment;
      if (amendment.isReady)
        decide({ kind: "decide", action: "amend", comment: words, content, documentName, ...details });
    },
    needsWords: (action) => action !== "approve" && comment.trim() === "" && remarks.pending.length === 0,
    answer: (answer) => {
      if (canPress("answer")) decide({ kind: "answer", answer, comment });
    },
  };
}

function useIsSettled(): boolean {
  const [isSettled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), TOO_SOON_MS);
    return () => clearTimeout(timer);
  }, []);
  return isSettled;
}
