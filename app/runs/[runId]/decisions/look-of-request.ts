import { MessageCircleReply, Undo2 } from "lucide-react";
import type { RunView } from "#workflows/run/run-view";
import { APPROVAL_LOOKS, type StateLook } from "../../../_ui/state-look";

const REVISED: StateLook = { word: "Changes requested", tone: "idle", icon: Undo2 };
const ANSWERED: StateLook = { word: "Answered", tone: "done", icon: MessageCircleReply };

/** How a request and its decision are shown: two ways of deciding have no status of their own. */
export function lookOfRequest({
  status,
  decision,
}: Pick<RunView["approvals"][number], "status" | "decision">): StateLook {
  if (decision?.action === "revise") return REVISED;
  if (decision?.action === "answer") return ANSWERED;
  return APPROVAL_LOOKS[status];
}
