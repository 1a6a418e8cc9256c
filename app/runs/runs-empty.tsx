"use client";

import { CircleCheck, Layers, Moon, SearchX } from "lucide-react";
import Link from "next/link";
import { Button } from "../_ui/button";
import { EmptyState } from "../_ui/empty-state";
import { useAddress } from "../_ui/use-address";
import { isNarrowed, type RunsAddress } from "./run-views";
import { NO_FILTER } from "./runs-filter-bar";
import { SampleWorkflows } from "./sample-workflows";

/** Says why the list is empty, and gives the next step. */
export function RunsEmpty({ address }: { address: RunsAddress }) {
  if (isNarrowed(address)) return <NothingFound address={address} />;
  switch (address.view) {
    case "all":
      return (
        <EmptyState icon={Layers} title="No runs yet" className="max-w-3xl">
          <p>
            A run is one execution of a workflow: agents work through its steps and stop wherever a person has
            to decide. Start one of these, or write your own.
          </p>
          <SampleWorkflows />
        </EmptyState>
      );
    case "person":
      return (
        <EmptyState icon={CircleCheck} title="Nothing needs a person" actions={<AllRuns />}>
          <p>No run waits for a decision, and none stands at an incident.</p>
        </EmptyState>
      );
    case "running":
      return (
        <EmptyState icon={Moon} title="Nothing is running" actions={<AllRuns />}>
          <p>Runs that wait for a person are under “Needs a person”.</p>
        </EmptyState>
      );
    case "failed":
      return <EmptyState icon={CircleCheck} title="No failures. Nice." actions={<AllRuns />} />;
    case "today":
      return <EmptyState icon={Layers} title="No run was started today" actions={<AllRuns />} />;
  }
}

function AllRuns() {
  return (
    <Button asChild>
      <Link href="/runs">Show all runs</Link>
    </Button>
  );
}

function NothingFound({ address: { search, status, workflowId } }: { address: RunsAddress }) {
  const { change } = useAddress();
  const words = [
    search && `“${search}”`,
    status.length > 0 && `status ${status.join(" or ")}`,
    workflowId && `workflow ${workflowId}`,
  ].filter((word) => typeof word === "string" && word !== "");
  const last = search ? "q" : status.length > 0 ? "status" : "workflow";
  return (
    <EmptyState
      icon={SearchX}
      title="No run fits"
      actions={
        <>
          <Button onClick={() => change({ [last]: null })}>Clear the last filter</Button>
          {words.length > 1 && <Button onClick={() => change(NO_FILTER)}>Clear all filters</Button>}
        </>
      }
    >
      <p className="[overflow-wrap:anywhere]">Looked for {words.join(", ")}.</p>
    </EmptyState>
  );
}
