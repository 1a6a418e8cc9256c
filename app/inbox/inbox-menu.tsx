"use client";

import { BellRing, SlidersHorizontal } from "lucide-react";
import { IconButton } from "../_ui/icon-button";
import { Menu, MenuChoice, MenuItem, MenuLine } from "../_ui/menu";
import { setPreference, usePreference } from "../_ui/preferences";
import { showToast } from "../_ui/toast";

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

/** The browser is asked for its permission by this click alone. */
async function turnNotifications(on: boolean): Promise<void> {
  if (!on) return setPreference("notifications", "off");
  if (!("Notification" in window)) {
    return showToast("This browser has no notifications.", { kind: "failed" });
  }
  if ((await Notification.requestPermission()) !== "granted") {
    return showToast("The browser does not allow notifications.", {
      kind: "failed",
      text: "Allow them for this address in the browser's settings, then try again.",
    });
  }
  setPreference("notifications", "on");
  showToast("New requests are notified while this page is in the background.", { kind: "done" });
}
