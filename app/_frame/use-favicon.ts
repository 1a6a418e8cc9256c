"use client";

import { usePathname } from "next/navigation";
import { useEffect } from "react";

const MOST_SHOWN = 9;

/** The icon of the tab with the number of requests on it, drawn without asking the server; 0 leaves it as it is. */
export function useFavicon(count: number): void {
  const path = usePathname();
  useEffect(() => {
    const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
    if (!icon || count === 0 || path === "") return;
    const before = icon.href;
    icon.href = drawIcon(count);
    return () => {
      icon.href = before;
    };
  }, [count, path]);
}

/** The address of our mark with a number at its corner. */
export function drawIcon(count: number): string {
  const text = count > MOST_SHOWN ? `${MOST_SHOWN}+` : String(count);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none">
<rect width="24" height="24" rx="6" fill="#1c1c22"/>
<path d="M5 17v-5M9.5 17v-9" stroke="#fff" stroke-width="2.25" stroke-linecap="round"/>
<circle cx="16" cy="14" r="8" fill="#bd7900"/>
<text x="16" y="18" text-anchor="middle" font-family="sans-serif" font-weight="700" font-size="${text.length > 1 ? 9 : 11}" fill="#fff">${text}</text>
</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
