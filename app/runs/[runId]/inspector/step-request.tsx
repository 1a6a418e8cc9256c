"use client";

import { RequestReview } from "../../../_review/review";
import { announce } from "../../../_ui/announcer";
import { useRunAddress } from "../run-address";

type StepRequestProps = {
  approvalId: string;
  /** The server took a decision that was made here. */
  onDecided: () => void;
};

/** The request of the gate that the step stands at, with its documents, decided in place. */
export function StepRequest({ approvalId, onDecided }: StepRequestProps) {
  const { reviewView, openReviewView } = useRunAddress();
  return (
    <RequestReview
      approvalId={approvalId}
      view={reviewView}
      onView={openReviewView}
      onDecided={({ run }) => {
        announce(`Your decision is recorded. The run is ${run.status}.`);
        onDecided();
      }}
    />
  );
}
