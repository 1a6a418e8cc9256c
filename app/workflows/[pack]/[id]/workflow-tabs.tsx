"use client";

import type { WorkflowDetail } from "#server/queries/find-workflow";
import { TabPanel, Tabs } from "../../../_ui/tabs";
import { useAddress } from "../../../_ui/use-address";
import { HealthMark } from "../../health-mark";
import { InputsTab } from "./inputs-tab";
import { SourceTab } from "./source-tab";
import { StepsTab } from "./steps-tab";

const TABS = ["steps", "inputs", "source"] as const;
type TabName = (typeof TABS)[number];

/** The sides of a workflow; one that was never right has only its text. */
export function WorkflowTabs({ workflow }: { workflow: WorkflowDetail }) {
  const { query, change } = useAddress();
  const { definition } = workflow;
  const tabs = [
    ...(definition
      ? [
          { value: "steps" as const, label: "Steps", count: workflow.steps },
          { value: "inputs" as const, label: "Inputs", count: workflow.inputs.length },
        ]
      : []),
    { value: "source" as const, label: "Source", count: workflow.problems.length || undefined },
  ];
  const wanted: TabName | undefined = TABS.find((name) => name === query.get("tab"));
  const tab = definition ? (wanted ?? "steps") : "source";
  return (
    <Tabs
      label="Workflow"
      tabs={tabs}
      value={tab}
      onChange={(value) => change({ tab: value === "steps" ? null : value, line: null })}
      className="pt-1"
    >
      {!workflow.inLibrary && <OldVersion />}
      <HealthMark row={workflow} className="whitespace-normal px-4 pt-3 lg:hidden" />
      {definition && (
        <TabPanel value="steps">
          <StepsTab workflow={workflow} definition={definition} />
        </TabPanel>
      )}
      <TabPanel value="inputs">
        <InputsTab fields={workflow.inputs} />
      </TabPanel>
      <TabPanel value="source">
        <SourceTab workflow={workflow} />
      </TabPanel>
    </Tabs>
  );
}

function OldVersion() {
  return (
    <p role="status" className="border-b bg-sunken px-4 py-2 text-sm">
      This version is no longer in the library. Runs that were started on it go on with it.
    </p>
  );
}
