import Link from "next/link";
import type { BoardAgent } from "#server/queries/agent-board";
import { PlainText } from "../_ui/plain-text";
import { RelativeTime } from "../_ui/relative-time";
import { StepBadge } from "../_ui/status-badge";

type CurrentTask = BoardAgent["currentTasks"][number];

/** A task in hand, with the way to its run and step. */
export function CurrentTaskLine({ task }: { task: CurrentTask }) {
  return (
    <li className="flex items-start gap-2">
      <StepBadge status={task.status} kind="icon" className="mt-0.75" />
      <div className="min-w-0 flex-1">
        <Link href={stepPath(task)} className="line-clamp-1 font-medium hover:underline">
          <PlainText text={task.runTitle} />
        </Link>
        <p className="flex flex-wrap gap-x-2 text-ink-2 text-xs">
          <span>{task.stepKey}</span>
          {task.attempt > 1 && <span>attempt {task.attempt}</span>}
          {task.startedAt && (
            <span>
              began <RelativeTime at={task.startedAt} />
            </span>
          )}
        </p>
      </div>
    </li>
  );
}

/** The step in its run. */
export function stepPath({ runId, stepKey }: { runId: string; stepKey: string }): string {
  return `/runs/${runId}?${new URLSearchParams({ step: stepKey })}`;
}
