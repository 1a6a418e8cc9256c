"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import type { WorkflowDetail } from "#server/queries/find-workflow";
import { LiveChip } from "../_live/live-chip";
import { Loaded } from "../_trpc/loaded";
import { useTRPC } from "../_trpc/trpc";
import { Button } from "../_ui/button";
import { PageHeader } from "../_ui/page-header";
import { useAddress } from "../_ui/use-address";
import { workflowPath } from "../workflows/find-workflows";
import { ProblemList } from "../workflows/problem-list";
import { Gallery } from "./gallery";
import { LaunchForm } from "./launch-form";

const CRUMBS = [{ label: "Launch", href: "/launch" }];

/** The gallery; with a workflow in the address, the form that starts it. */
export function LaunchScreen() {
  const { query } = useAddress();
  const id = query.get("workflow");
  return id === null ? <Gallery /> : <WorkflowLaunch id={id} pack={query.get("pack") ?? undefined} />;
}

function WorkflowLaunch({ id, pack }: { id: string; pack: string | undefined }) {
  const trpc = useTRPC();
  const workflow = useQuery(trpc.workflows.get.queryOptions({ id, pack }));
  const { data } = workflow;
  if (data?.definition) {
    return <LaunchForm key={`${data.pack}/${data.id}`} definition={data.definition} crumbs={CRUMBS} />;
  }
  return (
    <>
      <PageHeader title={data?.name ?? id} crumbs={CRUMBS} freshness={<LiveChip />} />
      <Loaded query={workflow} loading="Loading the workflow…">
        {(broken) => <BrokenWorkflow workflow={broken} />}
      </Loaded>
    </>
  );
}

function BrokenWorkflow({ workflow }: { workflow: WorkflowDetail }) {
  return (
    <div className="grid max-w-3xl gap-3 p-4">
      <h2 className="font-semibold text-lg">This workflow cannot start</h2>
      <p className="text-ink-2">Its file has errors. It can be launched as soon as they are gone.</p>
      <ProblemList
        problems={workflow.problems}
        hrefOf={({ line }) => `${workflowPath(workflow)}?tab=source&line=${line}`}
        className="rounded-md border bg-surface p-3"
      />
      <div>
        <Button asChild>
          <Link href={workflowPath(workflow)}>Open the workflow</Link>
        </Button>
      </div>
    </div>
  );
}
