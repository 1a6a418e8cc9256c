import { OctagonX } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import type { BoardAgent } from "#server/queries/agent-board";
import type { StopRow } from "#server/queries/stop-row";
import { PullStopButton } from "../_stops/pull-stop-button";
import { ReleaseStopButton } from "../_stops/release-stop-button";
import { cn } from "../_ui/cn";
import { countOf } from "../_ui/count-of";
import { formatCost } from "../_ui/format-cost";
import { PlainText } from "../_ui/plain-text";
import { RelativeTime } from "../_ui/relative-time";
import type { StateLook } from "../_ui/state-look";
import { AgentBadge, StateBadge } from "../_ui/status-badge";
import { tokensOf } from "./agent-board";
import { stepPath } from "./current-task-line";
import { CurrentTasks } from "./current-tasks";

/** The columns of the board where there is room for them. */
const COLUMNS = "xl:grid-cols-[12rem_10.5rem_minmax(0,1fr)_4rem_6rem_8rem_8rem_6.5rem] xl:gap-x-4";

const STOPPED: StateLook = { word: "Stopped by a person", tone: "failed", icon: OctagonX };

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
      <span className="sr-only">Stop</span>
    </div>
  );
}

/** One agent: its state, what it has in hand, what it used today. */
export function AgentLine({ agent, stop }: { agent: BoardAgent; stop: StopRow | undefined }) {
  return (
    <li className={cn("grid grid-cols-[minmax(0,1fr)_auto] items-start gap-2.5 px-4 py-3 text-sm", COLUMNS)}>
      <AgentName agent={agent} />
      <span className="grid justify-items-start gap-1">
        <AgentBadge status={agent.status} />
        {stop && <StateBadge look={STOPPED} />}
      </span>
      <div className="col-span-2 grid min-w-0 gap-2 empty:max-xl:hidden xl:col-span-1">
        {agent.error && <AgentError error={agent.error} />}
        {agent.currentTasks.length > 0 && <CurrentTasks tasks={agent.currentTasks} />}
      </div>
      <dl className="col-span-2 grid grid-cols-2 gap-x-4 gap-y-1 text-ink-2 tabular-nums sm:grid-cols-4 xl:contents">
        <Fact term="Queue">{agent.queueLength === 0 ? "empty" : agent.queueLength.toLocaleString("en")}</Fact>
        <Fact term="Last activity">
          {agent.lastActivity ? <RelativeTime at={agent.lastActivity} /> : "none yet"}
        </Fact>
        <Fact term="Model">{agent.model ?? "not known yet"}</Fact>
        <Fact term="Today">
          {countOf(tokensOf(agent), "token")}, {formatCost(agent.today.cost)}
        </Fact>
      </dl>
      <div className="max-xl:col-span-2 xl:justify-self-end">
        {stop ? (
          <ReleaseStopButton stop={stop} />
        ) : (
          <PullStopButton size="sm" target={{ scope: "agent", target: agent.agent }} />
        )}
      </div>
    </li>
  );
}

function AgentName({ agent: { agent, name, title, role } }: { agent: BoardAgent }) {
  const also = [name === agent ? "" : name, title, role === agent ? "" : `on the board as ${role}`];
  return (
    <div className="min-w-0">
      <h2 className="font-medium">
        <Link href={`?${new URLSearchParams({ agent })}`} scroll={false} className="hover:underline">
          {agent}
        </Link>
      </h2>
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
