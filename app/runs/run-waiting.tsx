import { Hand } from "lucide-react";
import { countOf } from "../_ui/count-of";
import { PlainText } from "../_ui/plain-text";
import { WaitingSentence } from "../_ui/waiting-sentence";
import type { RunItem } from "./run-item";

/** Why a run does not move, for how long, and how many requests are open in it; or why it ended. */
export function RunWaiting({ run: { waiting, reasonSentence, openApprovals } }: { run: RunItem }) {
  const sentence = waiting?.sentence ?? reasonSentence;
  if (!sentence) return null;
  return (
    <span className="flex min-w-0 items-center gap-2 text-ink-2">
      <span className="line-clamp-2 min-w-0 [overflow-wrap:anywhere]" title={sentence}>
        {waiting ? <WaitingSentence waiting={readWaiting(waiting)} /> : <PlainText text={sentence} />}
      </span>
      {openApprovals > 1 && (
        <span
          title={countOf(openApprovals, "open request")}
          className="inline-flex shrink-0 items-center gap-0.5 text-waiting text-xs tabular-nums"
        >
          <Hand aria-hidden className="size-3" />
          {openApprovals}
          <span className="sr-only"> open requests</span>
        </span>
      )}
    </span>
  );
}

function readWaiting({ since, dueAt, ...waiting }: NonNullable<RunItem["waiting"]>) {
  return { ...waiting, since: Date.parse(since), dueAt: dueAt === null ? null : Date.parse(dueAt) };
}
