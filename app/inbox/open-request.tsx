"use client";

import { RequestReview, type ReviewProps } from "../_review/review";
import { cn } from "../_ui/cn";
import { BackToQueue } from "./back-to-queue";
import { NoRequest } from "./no-request";

type OpenRequestProps = Omit<ReviewProps, "approvalId"> & {
  requestId: string | null;
  /** Whether there is one to choose. */
  isChoice: boolean;
  onBack: () => void;
};

/** The request that is open, beside the queue or in its place. */
export function OpenRequest({ requestId, isChoice, onBack, ...review }: OpenRequestProps) {
  return (
    <div className={cn("min-h-0 min-w-0", !requestId && "max-lg:hidden")}>
      {requestId ? (
        <>
          <BackToQueue onBack={onBack} />
          <RequestReview key={requestId} approvalId={requestId} {...review} />
        </>
      ) : (
        isChoice && <NoRequest />
      )}
    </div>
  );
}
