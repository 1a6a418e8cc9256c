"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Layers, PenLine, Rocket } from "lucide-react";
import Link from "next/link";
import type { WorkflowDetail } from "#server/queries/find-workflow";
import { LiveChip } from "../../../_live/live-chip";
import { Loaded } from "../../../_trpc/loaded";
import { useTRPC } from "../../../_trpc/trpc";
import { useMay } from "../../../_trpc/use-session";
import { Badge } from "../../../_ui/badge";
import { Button } from "../../../_ui/button";
import { PageHeader } from "../../../_ui/page-header";
import { useAddress } from "../../../_ui/use-address";
import { copyPath, editPath, launchPath } from "../../find-workflows";
import { HealthMark } from "../../health-mark";
import { LOOK_AGAIN_MS } from "../../use-workflows";
import { WorkflowTabs } from "./workflow-tabs";

const CRUMBS = [{ label: "Workflows", href: "/workflows" }];

type WorkflowScreenProps = { pack: string; id: string };

/** One workflow: what it does, step by step, and the text it is made of. */
export function WorkflowScreen({ pack, id }: WorkflowScreenProps) {
  const trpc = useTRPC();
  const version = useAddress().query.get("version") ?? undefined;
  const workflow = useQuery(
    trpc.workflows.get.queryOptions(
      { id, pack, version },
      { refetchInterval: LOOK_AGAIN_MS, placeholderData: keepPreviousData },
    ),
  );
  return (
    <>
      <PageHeader
        title={workflow.data?.name ?? id}
        crumbs={CRUMBS}
        mark={workflow.data && <Marks workflow={workflow.data} />}
        freshness={<LiveChip />}
        actions={workflow.data && <Actions workflow={workflow.data} />}
      />
      <Loaded query={workflow} loading="Loading the workflow…">
        {(detail) => <WorkflowTabs workflow={detail} />}
      </Loaded>
    </>
  );
}

function Marks({ workflow }: { workflow: WorkflowDetail }) {
  return (
    <>
      <Badge className="font-mono max-sm:hidden">
        {workflow.pack}/{workflow.id}
      </Badge>
      <HealthMark row={workflow} className="max-lg:hidden" />
    </>
  );
}

function Actions({ workflow }: { workflow: WorkflowDetail }) {
  const mayWrite = useMay("workflows.write");
  return (
    <>
      <Button asChild className="max-sm:hidden">
        <Link href={`/runs?${new URLSearchParams({ workflow: workflow.id })}`}>
          <Layers aria-hidden />
          Runs of it
        </Link>
      </Button>
      {mayWrite && workflow.inLibrary && (
        <Button asChild>
          <Link href={workflow.writable ? editPath(workflow) : copyPath(workflow)}>
            <PenLine aria-hidden />
            {workflow.writable ? "Edit" : "Edit a copy"}
          </Link>
        </Button>
      )}
      {workflow.canStart && workflow.inLibrary && (
        <Button asChild tone="primary">
          <Link href={launchPath(workflow)}>
            <Rocket aria-hidden />
            Launch
          </Link>
        </Button>
      )}
    </>
  );
}
