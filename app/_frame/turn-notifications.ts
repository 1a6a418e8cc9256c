"use client";

import { setPreference } from "../_ui/preferences";
import { showToast } from "../_ui/toast";

/** The browser is asked for its permission by this click alone. */
export async function turnNotifications(on: boolean): Promise<void> {
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
  showToast("You are told here while this page is in the background.", { kind: "done" });
}
