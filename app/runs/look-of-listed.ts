import { Timer } from "lucide-react";
import { lookOfRun, PAUSE_LOOKS, type StateLook } from "../_ui/state-look";
import type { RunItem } from "./run-item";

const RETRYING: StateLook = { word: "Retrying", tone: "waiting", icon: Timer };

/** How a run of the list stands: also what kind of pause it is, and whether it waits to try again. */
export function lookOfListed({ status, reason, waiting }: Pick<RunItem, "status" | "reason" | "waiting">) {
  if (status === "running" && waiting?.kind === "retry") return RETRYING;
  if (status === "paused" && (reason === "stop" || reason === "budget")) return PAUSE_LOOKS[reason];
  return lookOfRun(status, reason);
}
