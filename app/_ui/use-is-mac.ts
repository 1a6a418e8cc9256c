"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};
const isMac = () => /mac|iphone|ipad/i.test(navigator.platform);

/** Whether the keyboard has ⌘ instead of Ctrl; false on the server. */
export function useIsMac(): boolean {
  return useSyncExternalStore(never, isMac, () => false);
}
