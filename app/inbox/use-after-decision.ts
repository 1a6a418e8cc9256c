"use client";

import { useRouter } from "next/navigation";
import type { Decided } from "#server/orders/decided";
import { DONE } from "../_review/actions";
import type { Order } from "../_review/intent";
import { announce } from "../_ui/announcer";
import { countOf } from "../_ui/count-of";
import { showToast } from "../_ui/toast";

/** Says what came of a decision, with the way to its run, and lets the page go on. */
export function useAfterDecision(goOn: (approval: Decided["approval"]) => void) {
  const router = useRouter();
  return ({ approval, run }: Decided, order: Order) => {
    const title = sayDecided(approval, order);
    announce(title);
    showToast(title, {
      kind: "done",
      text: approval.question,
      action: { label: "Open the run", run: () => router.push(`/runs/${run.id}`) },
    });
    goOn(approval);
  };
}

function sayDecided({ votes, decision }: Decided["approval"], order: Order): string {
  if (decision) return DONE[decision.action];
  const missing = votes.need - votes.have;
  if (order.kind === "decide" && order.action === "approve" && missing > 0) {
    return `Your approval counts; ${countOf(missing, "more person is", "more people are")} needed`;
  }
  return "Sent";
}
