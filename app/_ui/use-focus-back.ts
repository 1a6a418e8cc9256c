"use client";

import { useRef } from "react";
import { recentMenuButton } from "./menu-button";

/**
 * Where the focus goes when a dialog closes: back to what had it, as Radix does by itself; where that is gone, as an
 * item of a menu is, to the button of the menu.
 */
export function useFocusBack() {
  const from = useRef<{ element: Element | null; menuButton: HTMLElement | null } | null>(null);
  return {
    remember: () => {
      const element = document.activeElement;
      from.current = { element, menuButton: buttonOfMenu(element) ?? recentMenuButton() };
    },
    restore: (event: Event) => {
      const { element, menuButton } = from.current ?? {};
      const isGone = !element?.isConnected || element === document.body;
      if (!isGone || !menuButton?.isConnected) return;
      event.preventDefault();
      menuButton.focus();
    },
  };
}

function buttonOfMenu(item: Element | null): HTMLElement | null {
  const name = item?.closest("[role=menu]")?.getAttribute("aria-labelledby");
  return name ? document.getElementById(name) : null;
}
