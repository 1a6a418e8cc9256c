"use client";

import { BellRing, SlidersHorizontal } from "lucide-react";
import { turnNotifications } from "../_frame/turn-notifications";
import { IconButton } from "../_ui/icon-button";
import { Menu, MenuChoice, MenuItem, MenuLine } from "../_ui/menu";
import { setPreference, usePreference } from "../_ui/preferences";

const NEXT = [
  { value: "next", label: "Open the next request" },
  { value: "stay", label: "Stay with it" },
  { value: "list", label: "Back to the list" },
] as const;

/** How the inbox behaves in this browser. */
export function InboxMenu() {
  const afterDecision = usePreference("afterDecision");
  const notifications = usePreference("notifications");
  return (
    <Menu
      trigger={
        <IconButton label="Settings of the inbox" tone="quiet" size="sm" icon={<SlidersHorizontal />} />
      }
    >
      <MenuChoice
        label="After a decision"
        value={afterDecision}
        choices={NEXT}
        onChange={(value) => {
          const chosen = NEXT.find((one) => one.value === value);
          if (chosen) setPreference("afterDecision", chosen.value);
        }}
      />
      <MenuLine />
      <MenuItem icon={<BellRing />} onSelect={() => void turnNotifications(notifications === "off")}>
        {notifications === "on" ? "Stop notifications of this browser" : "Notify me in this browser"}
      </MenuItem>
    </Menu>
  );
}
