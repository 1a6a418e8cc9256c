"use client";

import { History } from "lucide-react";
import type { Past } from "./past";

/** Stands where the page else says how fresh it is. */
export function PastChip({ past, onLive }: { past: Past; onLive: () => void }) {
  return (
    <span className="inline-flex h-6 shrink-0 items-center gap-1.5 whitespace-nowrap font-medium text-ink text-xs tabular-nums print:hidden">
      <History aria-hidden className="size-3.5" />
      Past · event {past.seq}
      <button type="button" onClick={onLive} className="-mx-1 min-h-6 px-1 underline underline-offset-2">
        Back to live
      </button>
    </span>
  );
}
