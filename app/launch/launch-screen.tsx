"use client";

import { useQuery } from "@tanstack/react-query";
import { LiveChip } from "../_live/live-chip";
import { Loaded } from "../_trpc/loaded";
import { useTRPC } from "../_trpc/trpc";
import { PageHeader } from "../_ui/page-header";
import { useAddress } from "../_ui/use-address";
import { BrokenWorkflow } from "./broken-workflow";
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
    return (
      <LaunchForm
        key={`${data.pack}/${data.id}`}
        workflow={data}
        definition={data.definition}
        crumbs={CRUMBS}
      />
    );
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
