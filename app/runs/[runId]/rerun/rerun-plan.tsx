"use client";

import { Hand } from "lucide-react";
import { countOf } from "../../../_ui/count-of";
import { PlainText } from "../../../_ui/plain-text";
import type { ToldRerun } from "./tell-rerun";

/** What will run again and where people will be asked, before one orders it. */
export function RerunPlan({ told: { again, consequences } }: { told: ToldRerun }) {
  const asked = again.filter(({ asksPerson }) => asksPerson).length;
  return (
    <section aria-label="What will run again" className="grid gap-2 text-sm">
      <h3 className="font-medium">
        {countOf(again.length, "step")} will run again
        {asked > 0 && `, people are asked at ${asked} of them`}
      </h3>
      <ol className="max-h-48 overflow-y-auto rounded-md border">
        {again.map(({ key, label, agent, asksPerson }) => (
          <li key={key} className="flex items-center gap-2 border-b px-3 py-1.5 last:border-b-0">
            <span className="min-w-0 flex-1 truncate">
              <PlainText text={label} />
            </span>
            <span className="shrink-0 text-ink-3 text-xs">{agent}</span>
            {asksPerson && (
              <span className="flex shrink-0 items-center gap-1 text-waiting text-xs">
                <Hand aria-hidden className="size-3.5" />
                asks again
              </span>
            )}
          </li>
        ))}
      </ol>
      {consequences.length > 0 && (
        <ul className="grid list-disc gap-0.5 pl-4 text-ink-2 marker:text-ink-3">
          {consequences.map((line) => (
            <li key={line}>
              <PlainText text={line} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
