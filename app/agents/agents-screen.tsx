"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Bot } from "lucide-react";
import Link from "next/link";
import type { BoardAgent } from "#server/queries/agent-board";
import { Help } from "../_help/help";
import { LiveChip } from "../_live/live-chip";
import { PullStopButton } from "../_stops/pull-stop-button";
import { useStops } from "../_stops/use-stops";
import { Loaded } from "../_trpc/loaded";
import { ProjectChoice } from "../_trpc/project-choice";
import { useTRPC } from "../_trpc/trpc";
import { useAllPages } from "../_trpc/use-all-pages";
import { Button } from "../_ui/button";
import { EmptyState } from "../_ui/empty-state";
import { PageHeader } from "../_ui/page-header";
import { useAddress } from "../_ui/use-address";
import { readStatus, splitByUse, sumBoard } from "./agent-board";
import { AgentHistory } from "./agent-history";
import { AgentLine, BoardHead } from "./agent-line";
import { BoardTotalsLine } from "./board-totals-line";
import { StatusChips } from "./status-chips";
import { UnusedAgents } from "./unused-agents";

/** Who works on what, at this moment. */
export function AgentsScreen() {
  const trpc = useTRPC();
  const { query: address, change } = useAddress();
  const project = address.get("project");
  const query = useInfiniteQuery(
    trpc.agents.board.infiniteQueryOptions(
      { limit: 100, project: project ?? undefined },
      { getNextPageParam: (page) => page.nextCursor },
    ),
  );
  const board = useAllPages(query);
  return (
    <>
      <PageHeader
        title="Agents"
        freshness={<LiveChip />}
        actions={
          <>
            <Help word="stop" />
            <ProjectChoice
              value={project}
              onChange={(chosen) => change({ project: chosen })}
              all="All projects"
            />
            <PullStopButton
              target={project === null ? { scope: "all" } : { scope: "project", target: project }}
            />
          </>
        }
      />
      <Loaded query={board} loading="Loading agents…">
        {(agents) => <Board agents={agents} />}
      </Loaded>
    </>
  );
}

function Board({ agents }: { agents: readonly BoardAgent[] }) {
  const { query, change } = useAddress();
  const status = readStatus(query.get("status"));
  const stops = useStops().data?.items ?? [];
  const stopOf = (agent: string) => stops.find(({ scope, target }) => scope === "agent" && target === agent);
  const { used, unused } = splitByUse(agents, (agent) => stopOf(agent) !== undefined);
  const shown = used.filter((agent) => status === null || agent.status === status);
  const totals = sumBoard(used);
  const chosen = agents.find(({ agent }) => agent === query.get("agent"));
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 p-4">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <StatusChips counts={totals.byStatus} chosen={status} onChoose={(next) => change({ status: next })} />
        <BoardTotalsLine totals={totals} />
      </div>
      {used.length === 0 && <NobodyYet />}
      {used.length > 0 && shown.length === 0 && (
        <p className="py-8 text-ink-2">No agent is in this state just now.</p>
      )}
      {shown.length > 0 && (
        <div className="relative overflow-hidden rounded-md border bg-surface">
          <BoardHead />
          <ul className="divide-y">
            {shown.map((agent) => (
              <AgentLine key={agent.agent} agent={agent} stop={stopOf(agent.agent)} />
            ))}
          </ul>
        </div>
      )}
      {status === null && unused.length > 0 && <UnusedAgents agents={unused} />}
      {chosen && <AgentHistory agent={chosen} onClose={() => change({ agent: null })} />}
    </div>
  );
}

function NobodyYet() {
  return (
    <EmptyState
      icon={Bot}
      title="No agent has had a task yet"
      actions={
        <Button asChild tone="primary">
          <Link href="/launch">Launch a workflow</Link>
        </Button>
      }
    >
      <p>Agents appear here as soon as a run gives them work.</p>
    </EmptyState>
  );
}
