"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import type { BoardAgent } from "#server/queries/agent-board";
import type { ListedTask } from "#server/queries/list-tasks";
import { Loaded } from "../_trpc/loaded";
import { useTRPC } from "../_trpc/trpc";
import { Button } from "../_ui/button";
import { countOf } from "../_ui/count-of";
import { Dialog } from "../_ui/dialog";
import { formatCost } from "../_ui/format-cost";
import { formatDuration } from "../_ui/format-time";
import { PlainText } from "../_ui/plain-text";
import { RelativeTime } from "../_ui/relative-time";
import { stepPath } from "./current-task-line";

type AgentHistoryProps = { agent: BoardAgent; onClose: () => void };

/** What an agent did, the newest attempt first. */
export function AgentHistory({ agent, onClose }: AgentHistoryProps) {
  const trpc = useTRPC();
  const tasks = useInfiniteQuery(
    trpc.agents.tasks.infiniteQueryOptions(
      { agent: agent.agent, limit: 50 },
      { getNextPageParam: (page) => page.nextCursor },
    ),
  );
  return (
    <Dialog open onOpenChange={onClose} width="lg" title={agent.agent} text={agent.title}>
      <Loaded query={tasks} loading="Loading what it did…" rows={5}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) return <p className="text-ink-2">It has had no task so far.</p>;
          return (
            <>
              <ol className="divide-y" aria-label="Attempts">
                {items.map((task) => (
                  <AttemptLine key={task.id} task={task} />
                ))}
              </ol>
              {tasks.hasNextPage && (
                <Button
                  className="mt-3"
                  onClick={() => void tasks.fetchNextPage()}
                  disabled={tasks.isFetchingNextPage}
                >
                  {tasks.isFetchingNextPage ? "Loading older attempts…" : "Load older attempts"}
                </Button>
              )}
            </>
          );
        }}
      </Loaded>
    </Dialog>
  );
}

const WORDS: Record<ListedTask["status"], string> = {
  queued: "Queued",
  running: "Working",
  waiting_for_hitl: "Waits for a person",
  completed: "Completed",
  failed: "Failed",
  lost: "Lost with its worker",
  cancelled: "Cancelled",
};

function AttemptLine({ task }: { task: ListedTask }) {
  const { status, startedAt, finishedAt, queuedAt, usage, error, attempt, model } = task;
  const tokens = usage ? usage.inputTokens + usage.outputTokens : 0;
  const took = startedAt && finishedAt ? Date.parse(finishedAt) - Date.parse(startedAt) : null;
  return (
    <li className="grid gap-0.5 py-2 text-sm">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <Link href={stepPath(task)} className="min-w-0 font-medium wrap-anywhere hover:underline">
          <PlainText text={task.runTitle} />, {task.stepKey}
        </Link>
        <RelativeTime at={startedAt ?? queuedAt} className="text-ink-2 text-xs" />
      </div>
      <p className="flex flex-wrap gap-x-3 text-ink-2 text-xs tabular-nums">
        <span className={status === "failed" || status === "lost" ? "text-failed" : undefined}>
          {WORDS[status]}
        </span>
        {attempt > 1 && <span>attempt {attempt}</span>}
        {took !== null && <span>{formatDuration(took)}</span>}
        {tokens > 0 && <span>{countOf(tokens, "token")}</span>}
        {usage && usage.cost > 0 && <span>{formatCost(usage.cost)}</span>}
        {model && <span>{model}</span>}
      </p>
      {error && (
        <p className="text-failed text-xs [overflow-wrap:anywhere]">
          <PlainText text={error} />
        </p>
      )}
    </li>
  );
}
