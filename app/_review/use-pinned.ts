"use client";

import { useState } from "react";
import type { ApprovalDetail } from "#server/queries/approval-detail";

type Pinned = {
  /** The request as it is now, with the text that the person has before them. */
  request: ApprovalDetail;
  /** The request as it was before its text changed and the person looked at the change. */
  seen: ApprovalDetail | null;
  /** A newer text waits; it is not shown yet. */
  isChanged: boolean;
  /** It could be decided when the person began to look. */
  wasOpen: boolean;
  /** Shows the newer text beside the one that was seen. */
  showChanged: () => void;
};

/** Keeps the text that a person reads where it is, whatever becomes of the request meanwhile (experience.md 3). */
export function usePinned(latest: ApprovalDetail): Pinned {
  const [first] = useState(latest);
  const [pinned, setPinned] = useState({ shown: latest, seen: null as ApprovalDetail | null });
  const { shown, seen } = pinned;
  const isChanged = latest.contentSha256 !== shown.contentSha256;
  return {
    request: isChanged ? withTextOf(latest, shown) : latest,
    seen,
    isChanged,
    wasOpen: first.status === "pending",
    showChanged: () => setPinned({ shown: latest, seen: shown }),
  };
}

function withTextOf(latest: ApprovalDetail, shown: ApprovalDetail): ApprovalDetail {
  const { content, contentSha256, version, documents, previous, diffBase, inputs } = shown;
  const { summary, confidence, confidenceReason, openQuestions } = shown;
  const text = { content, contentSha256, version, documents, previous, diffBase, inputs };
  return { ...latest, ...text, summary, confidence, confidenceReason, openQuestions };
}
