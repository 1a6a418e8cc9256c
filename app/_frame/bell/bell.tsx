"use client";

import { Bell as BellIcon } from "lucide-react";
import { Button } from "../../_ui/button";
import { Popover } from "../../_ui/popover";
import { useMedia } from "../../_ui/use-media";
import { BellPanel } from "./bell-panel";

type BellProps = { unread: number; open: boolean; onOpenChange: (open: boolean) => void };

/** Wide enough for the rail; below, the bar of narrow screens opens the bell. */
const HAS_RAIL = "(width >= 48rem)";

/** The bell of the rail, with the number of notices that were not read. */
export function Bell({ unread, open, onOpenChange }: BellProps) {
  const hasRail = useMedia(HAS_RAIL);
  return (
    <Popover
      label="Notifications"
      side="right"
      align="end"
      className="w-96 p-0"
      open={open && hasRail}
      onOpenChange={onOpenChange}
      hint={{ text: sayUnread(unread), keys: "g n" }}
      trigger={
        <Button tone="quiet" aria-label={sayUnread(unread)} className="relative w-8 px-0">
          <BellIcon aria-hidden />
          {unread > 0 && <UnreadCount count={unread} className="-top-1 left-1/2 absolute ml-0.5" />}
        </Button>
      }
    >
      <BellPanel onClose={() => onOpenChange(false)} />
    </Popover>
  );
}

function sayUnread(unread: number): string {
  return unread === 0 ? "Notifications" : `Notifications, ${unread} unread`;
}

export function UnreadCount({ count, className }: { count: number; className?: string }) {
  return (
    <span
      aria-hidden
      className={`min-w-4 rounded-full bg-strong px-1 text-center font-semibold text-2xs text-on-strong leading-4 tabular-nums ${className ?? ""}`}
    >
      {count > 99 ? "99+" : count}
    </span>
  );
}
