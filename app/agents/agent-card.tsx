import Link from "next/link";
import type { ReactNode } from "react";
import type { BoardAgent } from "#server/queries/agent-board";
import { countOf } from "../_ui/count-of";
import { formatCost } from "../_ui/format-cost";
import { PlainText } from "../_ui/plain-text";
import { RelativeTime } from "../_ui/relative-time";
import { AgentBadge } from "../_ui/status-badge";
import { tokensOf } from "./agent-board";
import { CurrentTaskLine, stepPath } from "./current-task-line";

/** One agent: its state, what it has in hand, what it used today. */
export function AgentCard({ agent }: { agent: BoardAgent }) {
  return (
    <li className="grid gap-2.5 rounded-lg border bg-surface p-4">
      <div className="flex items-start justify-between gap-2">
        <AgentName agent={agent} />
        <AgentBadge status={agent.status} />
      </div>
      {agent.error && <AgentError error={agent.error} />}
      {agent.currentTasks.length > 0 && (
        <ul className="grid gap-1.5 text-sm">
          {agent.currentTasks.map((task) => (
            <CurrentTaskLine key={task.id} task={task} />
          ))}
        </ul>
      )}
      <dl className="grid grid-cols-2 gap-x-4 gap-y-1 border-t pt-2.5 text-xs">
        <Fact term="Queue">{agent.queueLength === 0 ? "empty" : countOf(agent.queueLength, "task")}</Fact>
        <Fact term="Last activity">
          {agent.lastActivityAt ? <RelativeTime at={agent.lastActivityAt} /> : "none yet"}
        </Fact>
        <Fact term="Model">{agent.model ?? "not known yet"}</Fact>
        <Fact term="Today">
          {countOf(tokensOf(agent), "token")}, {formatCost(agent.today.cost)}
        </Fact>
      </dl>
    </li>
  );
}

function AgentName({ agent: { agent, name, title, role } }: { agent: BoardAgent }) {
  const also = [name === agent ? "" : name, title, role === agent ? "" : `on the board as ${role}`];
  return (
    <div className="min-w-0">
      <h2 className="font-medium">{agent}</h2>
      <p className="text-ink-2 text-sm">
        <PlainText text={also.filter(Boolean).join(", ")} />
      </p>
    </div>
  );
}

function AgentError({ error }: { error: NonNullable<BoardAgent["error"]> }) {
  return (
    <div className="rounded-md border border-failed-line bg-failed-soft px-3 py-2 text-sm">
      <p className="text-failed">
        <PlainText text={error.message} />
      </p>
      <Link href={stepPath(error)} className="underline underline-offset-2">
        <PlainText text={error.runTitle} />, {error.stepKey}
      </Link>
    </div>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-ink-3">{term}</dt>
      <dd className="break-words text-ink-2 tabular-nums">{children}</dd>
    </div>
  );
}
