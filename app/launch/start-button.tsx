"use client";

import { Rocket } from "lucide-react";
import { useMay } from "../_trpc/use-session";
import { Button } from "../_ui/button";
import { Tooltip } from "../_ui/tooltip";

/** Sends the form it stands in. */
export function StartButton({ isStarting }: { isStarting: boolean }) {
  const may = useMay("runs.start");
  return (
    <Tooltip
      text={may ? "Start the run" : "This needs the role operator or owner"}
      keys={may ? "Mod+Enter" : undefined}
    >
      <Button type="submit" tone="primary" disabled={isStarting || !may}>
        <Rocket aria-hidden />
        {isStarting ? "Starting…" : "Start"}
      </Button>
    </Tooltip>
  );
}
