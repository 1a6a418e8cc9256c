"use client";

import { Badge } from "../../_ui/badge";
import { Tooltip } from "../../_ui/tooltip";
import { useTasks } from "./use-attempts";

export const OFFLINE = "offline";

/** Says that no model wrote this run's documents (product.md 5). */
export function OfflineBadge({ runId }: { runId: string }) {
  const isOffline = useTasks(runId).tasks.some(({ model }) => model === OFFLINE);
  if (!isOffline) return null;
  return (
    <Tooltip text="Documents of this run are filled from templates, the input and each other. No model is asked.">
      <button type="button" className="rounded max-md:hidden" aria-label="Offline agent: no model is asked">
        <Badge className="border-dashed">offline agent</Badge>
      </button>
    </Tooltip>
  );
}
