"use client";

import { type RefObject, useEffect, useId, useRef, useState } from "react";
import { cn } from "../_ui/cn";
import { PlainText } from "../_ui/plain-text";
import { ApprovalBadge } from "../_ui/status-badge";
import { ActionButtons } from "./action-buttons";
import { AnswerForm } from "./answer-form";
import { ClaimNote } from "./claim-note";
import { DecisionForm } from "./decision-form";
import { ElicitationForm } from "./elicitation-form";
import { FactBox } from "./fact-box";
import { MoreActions } from "./more-actions";
import { PendingRemarks } from "./pending-remarks";
import { SendingNote } from "./sending-note";
import { StandingBanner } from "./standing-banner";
import type { Review } from "./use-review";

type DecisionPaneProps = {
  review: Review;
  /** Brings what is not read yet onto the screen. */
  onReadOn: () => void;
  /** Whether the title takes the focus when it appears. */
  takesFocus?: boolean;
  className?: string;
};

/** Where a request is decided: what the server says of it, then what can be done and what each answer will do. */
export function DecisionPane({ review, onReadOn, takesFocus, className }: DecisionPaneProps) {
  const { request, standing, choice } = review;
  const titleId = useId();
  const pane = useFocusAfterChoice(choice);
  const title = useFirstFocus(takesFocus ?? false);
  useFocusAfterEnd(pane, title, review);
  return (
    <section
      ref={pane}
      data-decision-pane
      aria-labelledby={titleId}
      className={cn("grid scroll-mt-10 content-start gap-4 p-4 md:scroll-mt-0", className)}
    >
      <header className="grid gap-1.5">
        <ApprovalBadge
          status={request.status}
          action={request.decision?.action}
          className="justify-self-start"
        />
        <h2
          ref={title}
          id={titleId}
          tabIndex={-1}
          className="font-semibold text-lg outline-none wrap-anywhere"
        >
          <PlainText text={request.question} />
        </h2>
      </header>
      <FactBox request={request} />
      <ClaimNote request={request} />
      <StandingBanner review={review} />
      {standing.kind !== "decided" && <SendingNote deciding={review.deciding} />}
      {request.status === "pending" && (
        <>
          <ElicitationForm review={review} />
          <PendingRemarks review={review} />
          <Choices review={review} onReadOn={onReadOn} />
          <MoreActions review={review} />
        </>
      )}
      <span className="sr-only" aria-live="polite">
        {standing.kind === "decided" && standing.isCollision ? "Somebody else decided this." : ""}
      </span>
    </section>
  );
}

function Choices({ review, onReadOn }: Pick<DecisionPaneProps, "review" | "onReadOn">) {
  const { request, choice } = review;
  if (request.kind === "question") return <AnswerForm review={review} />;
  if (choice) return <DecisionForm review={review} action={choice} />;
  return <ActionButtons review={review} onReadOn={onReadOn} />;
}

/** Back from writing, the focus is on the button that one came from. */
function useFocusAfterChoice(choice: Review["choice"]) {
  const pane = useRef<HTMLElement>(null);
  const last = useRef(choice);
  useEffect(() => {
    if (choice === null && last.current !== null) {
      pane.current?.querySelector<HTMLElement>(`[data-action="${last.current}"]`)?.focus();
    }
    last.current = choice;
  }, [choice]);
  return pane;
}

/** When the answers are gone, by this decision or another, what had the focus among them leaves it to the title. */
function useFocusAfterEnd(pane: Box, title: Box, { request, standing }: Review): void {
  const isOpen = request.status === "pending";
  const wasOpen = useRef(isOpen);
  const wasInside = useRef(false);
  const isMine = standing.kind === "decided" && !standing.isCollision;
  useEffect(() => {
    const look = () => {
      if (document.activeElement !== document.body)
        wasInside.current = pane.current?.contains(document.activeElement) ?? false;
    };
    document.addEventListener("focusin", look);
    return () => document.removeEventListener("focusin", look);
  }, [pane]);
  useEffect(() => {
    const isLost = document.activeElement === document.body && (wasInside.current || isMine);
    if (wasOpen.current && !isOpen && isLost) title.current?.focus({ preventScroll: true });
    wasOpen.current = isOpen;
  }, [isOpen, isMine, title]);
}

type Box = RefObject<HTMLElement | null>;

function useFirstFocus(isWanted: boolean) {
  const title = useRef<HTMLHeadingElement>(null);
  const [wasWanted] = useState(isWanted);
  useEffect(() => {
    if (wasWanted) title.current?.focus({ preventScroll: true });
  }, [wasWanted]);
  return title;
}
