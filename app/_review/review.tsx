"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { Decided } from "#server/orders/decided";
import type { ApprovalDetail } from "#server/queries/approval-detail";
import { Loaded } from "../_trpc/loaded";
import { useTRPC } from "../_trpc/trpc";
import { cn } from "../_ui/cn";
import { AmendPane } from "./amend-pane";
import { DecisionPane } from "./decision-pane";
import { DocumentPane } from "./document-pane";
import type { Order } from "./intent";
import { readOn } from "./read-on";
import { StackedHead } from "./stacked-head";
import { useClaim } from "./use-claim";
import { useReview } from "./use-review";
import { isReadIn, shownView, type View } from "./views";

export type ReviewProps = {
  approvalId: string;
  /** The open tab of the document pane; null for the one that fits the request. The page keeps it in the address. */
  view: View | null;
  onView: (view: View | null) => void;
  /** The server took a decision that was made here. */
  onDecided: (decided: Decided, order: Order) => void;
  /** Whether something is written or on its way that was not decided yet. */
  onBegun?: (isBegun: boolean) => void;
  /** Lets a decision by a single key go out at once or when the page is ready for it; at once where it is left out. */
  beforeSending?: (send: () => void) => void;
  /** Whether single keys (`a r e Shift+r`, digits) decide; one review of a page may have them. */
  hasKeys?: boolean;
  /** Whether its title takes the focus when it appears, as after a decision that took the one before away. */
  takesFocus?: boolean;
  className?: string;
};

/**
 * A request in full: the documents beside the decision, or one under the other where it is narrow. Where its box has
 * a height, each pane scrolls in itself.
 */
export function RequestReview(props: ReviewProps) {
  const trpc = useTRPC();
  const query = useQuery(trpc.approvals.get.queryOptions({ approvalId: props.approvalId }));
  return (
    <Loaded query={query} loading="Loading the request…" rows={8}>
      {(approval) => <OpenReview key={approval.id} {...props} approval={approval} />}
    </Loaded>
  );
}

function OpenReview({
  approval,
  view,
  onView,
  onDecided,
  onBegun,
  beforeSending,
  hasKeys,
  takesFocus,
  className,
}: ReviewProps & { approval: ApprovalDetail }) {
  const review = useReview(approval, { onDecided, hasKeys: hasKeys ?? true, beforeSending });
  const shown = shownView(review, view);
  useClaim(approval);
  useTellBegun(review.isBegun, onBegun);
  const reading = useRef<HTMLElement>(null);
  const pane = "h-full min-h-0 min-w-0";
  const readFurther = () => (isReadIn(shown, review) ? readOn(reading.current) : onView("document"));
  const showChanged = () => {
    review.showChanged();
    onView("changes");
  };
  return (
    <div data-review className={cn("@container h-full min-h-0", className)}>
      <StackedHead request={approval} />
      <div className="grid h-full min-h-0 @min-[44rem]:grid-cols-[minmax(0,1fr)_20rem]">
        {review.choice === "amend" ? (
          <AmendPane review={review} className={pane} />
        ) : (
          <DocumentPane pane={reading} review={review} view={shown} onView={onView} className={pane} />
        )}
        <DecisionPane
          review={{ ...review, showChanged }}
          onReadOn={readFurther}
          takesFocus={takesFocus}
          className={cn(pane, "overflow-y-auto bg-surface @max-[44rem]:border-t @min-[44rem]:border-l")}
        />
      </div>
    </div>
  );
}

function useTellBegun(isBegun: boolean, tell: ReviewProps["onBegun"]): void {
  const latest = useRef(tell);
  useEffect(() => {
    latest.current = tell;
  });
  useEffect(() => {
    latest.current?.(isBegun);
    return () => latest.current?.(false);
  }, [isBegun]);
}
