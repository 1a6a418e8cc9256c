"use client";

import type { WorkflowDetail } from "#server/queries/find-workflow";
import type { WorkflowDefinition } from "#workflows/definition/definition";
import { TabPanel, Tabs } from "../../../_ui/tabs";
import { useAddress } from "../../../_ui/use-address";
import { useDeciderRoles } from "../../_editor/use-decider-roles";
import { useProof } from "../../_editor/use-proof";
import { findingsOf } from "../../findings-of";
import { HealthMark } from "../../health-mark";
import { documentsIn } from "./documents-in";
import { DocumentsTab } from "./documents-tab";
import { GraphTab } from "./graph-tab";
import { InputsTab } from "./inputs-tab";
import { ProofTab } from "./proof-tab";
import { SourceTab } from "./source-tab";
import { StepsTab } from "./steps-tab";
import { VersionsTab } from "./versions-tab";

const TABS = ["steps", "graph", "documents", "proof", "inputs", "versions", "source"] as const;
type TabName = (typeof TABS)[number];

/** The sides of a workflow; one that was never right has only its text. */
export function WorkflowTabs({ workflow }: { workflow: WorkflowDetail }) {
  const { query, change } = useAddress();
  const { definition } = workflow;
  const proof = useProof(definition ? workflow.source : null, useDeciderRoles());
  const findings = proof.proof ? findingsOf(proof.proof) : [];
  const nodes = useSequenceNodes(definition);
  const tabs = definition
    ? [
        { value: "steps" as const, label: "Steps", count: workflow.steps },
        { value: "graph" as const, label: "Graph" },
        { value: "documents" as const, label: "Documents", count: documentsIn(nodes).length },
        { value: "proof" as const, label: "Proof", count: findings.length || undefined },
        { value: "inputs" as const, label: "Inputs", count: workflow.inputs.length },
        { value: "versions" as const, label: "Versions" },
        { value: "source" as const, label: "Source", count: workflow.problems.length || undefined },
      ]
    : [{ value: "source" as const, label: "Source", count: workflow.problems.length || undefined }];
  const wanted: TabName | undefined = TABS.find((name) => name === query.get("tab"));
  const tab = definition ? (wanted ?? "steps") : "source";
  return (
    <Tabs
      label="Workflow"
      tabs={tabs}
      value={tab}
      onChange={(value) => change({ tab: value === "steps" ? null : value, line: null, finding: null })}
      className="pt-1"
    >
      {!workflow.inLibrary && <OldVersion />}
      <HealthMark row={workflow} className="whitespace-normal px-4 pt-3 lg:hidden" />
      {definition && (
        <>
          <TabPanel value="steps">
            <StepsTab workflow={workflow} definition={definition} />
          </TabPanel>
          <TabPanel value="graph">
            <GraphTab
              workflow={workflow}
              definition={definition}
              finding={findings[Number(query.get("finding") ?? "-1")] ?? null}
            />
          </TabPanel>
          <TabPanel value="documents">
            <DocumentsTab nodes={nodes} />
          </TabPanel>
          <TabPanel value="proof">
            <ProofTab proof={proof} />
          </TabPanel>
          <TabPanel value="versions">
            <VersionsTab workflow={workflow} />
          </TabPanel>
        </>
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

function useSequenceNodes(definition: WorkflowDefinition | null) {
  const { query } = useAddress();
  const sequences = definition?.sequences ?? [];
  return (sequences.find(({ name }) => name === query.get("sequence")) ?? sequences[0])?.nodes ?? [];
}

function OldVersion() {
  return (
    <p role="status" className="border-b bg-sunken px-4 py-2 text-sm">
      This version is no longer in the library. Runs that were started on it go on with it.
    </p>
  );
}
