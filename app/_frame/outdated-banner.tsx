"use client";

import { useIsOutdated } from "../_live/use-server-hello";
import { Button } from "../_ui/button";

/** Offers to reload when the server is newer than the page; never does it by itself, a form may be half written. */
export function OutdatedBanner() {
  if (!useIsOutdated()) return null;
  return (
    <div
      role="status"
      className="flex items-center gap-3 border-b bg-sunken px-4 py-1.5 text-sm print:hidden"
    >
      <span className="flex-1">BotArmy was updated. Reload to go on with the new version.</span>
      <Button size="sm" onClick={() => window.location.reload()}>
        Reload
      </Button>
    </div>
  );
}
