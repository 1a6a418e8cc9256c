import Link from "next/link";
import type { ReactNode } from "react";
import type { BoardAgent } from "#server/queries/agent-board";
import { cn } from "../_ui/cn";
import { countOf } from "../_ui/count-of";
import { formatCost } from "../_ui/format-cost";
import { PlainText } from "../_ui/plain-text";
import { RelativeTime } from "../_ui/relative-time";
import { AgentBadge } from "../_ui/status-badge";
import { tokensOf } from "./agent-board";
import { stepPath } from "./current-task-line";
import { CurrentTasks } from "./current-tasks";

/** The columns of the board where there is room for them. */
const COLUMNS = "xl:grid-cols-[12rem_10.5rem_minmax(0,1fr)_4.5rem_6rem_9rem_8rem] xl:gap-x-4";

/** What stands in which column; narrow screens name each value in its place. */
export function BoardHead() {
  return (
    <div
      aria-hidden
      className={cn(
        "hidden h-8 items-center border-b bg-sunken px-4 font-medium text-ink-2 text-xs xl:grid",
        COLUMNS,
      )}
    >
      <span>Agent</span>
      <span>State</span>
      <span>Working on</span>
      <span>Queue</span>
      <span>Last activity</span>
      <span>Model</span>
      <span>Today</span>
    </div>
  );
}

/** One agent: its state, what it has in hand, what it used today. */
export function AgentLine({ agent }: { agent: BoardAgent }) {
  return (
    <li className={cn("grid grid-cols-[minmax(0,1fr)_auto] items-start gap-2.5 px-4 py-3 text-sm", COLUMNS)}>
      <AgentName agent={agent} />
      <AgentBadge status={agent.status} className="justify-self-start" />
      <div className="col-span-2 grid min-w-0 gap-2 empty:max-xl:hidden xl:col-span-1">
        {agent.error && <AgentError error={agent.error} />}
        {agent.currentTasks.length > 0 && <CurrentTasks tasks={agent.currentTasks} />}
      </div>
      <dl className="col-span-2 grid grid-cols-2 gap-x-4 gap-y-1 text-ink-2 tabular-nums sm:grid-cols-4 xl:contents">
        <Fact term="Queue">{agent.queueLength === 0 ? "empty" : agent.queueLength.toLocaleString("en")}</Fact>
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
      <p className="text-ink-2 text-xs">
        <PlainText text={also.filter(Boolean).join(", ")} />
      </p>
    </div>
  );
}

function AgentError({ error }: { error: NonNullable<BoardAgent["error"]> }) {
  return (
    <div className="rounded-md border border-failed-line bg-failed-soft px-3 py-2">
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
    <div className="min-w-0">
      <dt className="text-ink-3 text-xs xl:sr-only">{term}</dt>
      <dd className="break-words">{children}</dd>
    </div>
  );
}
