import { Hand } from "lucide-react";
import { countOf } from "../_ui/count-of";
import { plainSentence } from "../_ui/read-sentence";
import { RelativeTime } from "../_ui/relative-time";
import { Sentence } from "../_ui/sentence";
import type { RunItem } from "./run-item";

/** Why a run does not move, since when, and how many requests are open in it; or why it ended. */
export function RunWaiting({ run: { waiting, reasonSentence, openApprovals } }: { run: RunItem }) {
  const sentence = waiting?.sentence ?? reasonSentence;
  if (!sentence) return null;
  return (
    <span className="flex min-w-0 items-center gap-2 text-ink-2">
      <span className="min-w-0 truncate" title={plainSentence(sentence)}>
        <Sentence text={sentence} />
      </span>
      {waiting && <RelativeTime at={waiting.since} className="relative shrink-0 text-ink-3 text-xs" />}
      {openApprovals > 1 && (
        <span
          title={`${countOf(openApprovals, "open request")}`}
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
