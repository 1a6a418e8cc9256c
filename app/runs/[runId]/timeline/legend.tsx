"use client";

import { Keys } from "../../../_ui/keys";
import { BAR_LOOKS } from "./timeline-row";

const KINDS = [
  { name: "at work", look: BAR_LOOKS.open },
  { name: "handed in", look: BAR_LOOKS["handed-in"] },
  { name: "completed", look: BAR_LOOKS.completed },
  { name: "sent back", look: BAR_LOOKS["sent-back"] },
  { name: "failed", look: BAR_LOOKS.failed },
  { name: "waits for a person", look: BAR_LOOKS.wait },
];

/** What the bars mean; queue time can be hidden. */
export function Legend({ hasQueue, onQueue }: { hasQueue: boolean; onQueue: () => void }) {
  return (
    <ul aria-label="What the bars mean" className="flex flex-wrap items-center gap-x-3 gap-y-1">
      {KINDS.map(({ name, look }) => (
        <li key={name} className="flex items-center gap-1.5">
          <span aria-hidden className={`h-2.5 w-4 rounded-sm border ${look}`} />
          {name}
        </li>
      ))}
      <li>
        <label className="flex cursor-pointer items-center gap-1.5">
          <input type="checkbox" checked={hasQueue} onChange={onQueue} className="accent-ink" />
          <span aria-hidden className={`h-2.5 w-4 rounded-sm border ${BAR_LOOKS.queue}`} />
          queued <Keys keys="Shift+q" />
        </label>
      </li>
    </ul>
  );
}
