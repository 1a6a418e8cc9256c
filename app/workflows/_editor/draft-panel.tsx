"use client";

import { useMemo, useState } from "react";
import type { SourcePlace } from "#workflows/definition/definition";
import { graphOf } from "#workflows/definition/graph";
import type { ProofFinding } from "#workflows/run/proof/proof";
import { WorkflowGraph } from "../../_graph/workflow-graph";
import { TabPanel, Tabs } from "../../_ui/tabs";
import { useAddress } from "../../_ui/use-address";
import { findingsOf } from "../findings-of";
import { nodesOnPath } from "../nodes-on-path";
import { ProblemList } from "../problem-list";
import { ProofReport } from "../proof-report";
import { StepOutline } from "../step-outline";
import type { CheckedDraft } from "./check-draft";
import type { ProofState } from "./use-proof";

const PANELS = ["problems", "proof", "steps", "graph"] as const;

type DraftPanelProps = {
  draft: CheckedDraft;
  proof: ProofState;
  onGo: (place: Pick<SourcePlace, "line" | "column">) => void;
};

/** What the editor knows of the draft: its problems, the proof of it, and how it looks as steps and as a graph. */
export function DraftPanel({ draft: { definition, problems }, proof, onGo }: DraftPanelProps) {
  const { query, change } = useAddress();
  const [shown, setShown] = useState<ProofFinding | null>(null);
  const panel = PANELS.find((name) => name === query.get("panel")) ?? "problems";
  const choose = (next: string) => change({ panel: next === "problems" ? null : next }, "replace");
  const graph = useMemo(() => definition && graphOf(definition), [definition]);
  const path = useMemo(() => (shown && graph ? nodesOnPath(shown, graph) : undefined), [shown, graph]);
  const showPath = (finding: ProofFinding) => {
    setShown(finding);
    choose("graph");
  };
  return (
    <Tabs
      label="The draft"
      tabs={[
        { value: "problems", label: "Problems", count: problems.length || undefined },
        {
          value: "proof",
          label: "Proof",
          count: proof.proof ? findingsOf(proof.proof).length || undefined : undefined,
        },
        { value: "steps", label: "Steps" },
        { value: "graph", label: "Graph" },
      ]}
      value={panel}
      onChange={choose}
      className="h-full pt-1"
    >
      <TabPanel value="problems" className="overflow-y-auto p-4">
        {problems.length > 0 ? (
          <ProblemList problems={problems} onGo={onGo} />
        ) : (
          <p className="text-ink-2 text-sm">No problems. The proof tells whether every path of it ends.</p>
        )}
      </TabPanel>
      <TabPanel value="proof" className="overflow-y-auto p-4">
        <DraftProof proof={proof} isReadable={definition !== null} onGo={onGo} onShowPath={showPath} />
      </TabPanel>
      <TabPanel value="steps" className="overflow-y-auto p-4">
        {definition ? <StepOutline nodes={definition.sequences[0]?.nodes ?? []} /> : <NotYet />}
      </TabPanel>
      <TabPanel value="graph" className="relative">
        {graph ? (
          <WorkflowGraph graph={graph} label="Graph of the draft" path={path} className="absolute inset-0" />
        ) : (
          <div className="p-4">
            <NotYet />
          </div>
        )}
      </TabPanel>
    </Tabs>
  );
}

type DraftProofProps = {
  proof: ProofState;
  isReadable: boolean;
  onGo: DraftPanelProps["onGo"];
  onShowPath: (finding: ProofFinding) => void;
};

function DraftProof({ proof: { proof, isFailed }, isReadable, onGo, onShowPath }: DraftProofProps) {
  if (!isReadable) return <NotYet />;
  if (isFailed) {
    return (
      <p className="text-ink-2 text-sm">
        This browser could not run the proof. The workflow's page shows the server's once it is saved.
      </p>
    );
  }
  if (!proof) return <p className="text-ink-2 text-sm">Exploring every path…</p>;
  return <ProofReport proof={proof} onGo={onGo} onShowPath={onShowPath} />;
}

function NotYet() {
  return <p className="text-ink-2 text-sm">The text has errors. It is looked at as soon as they are gone.</p>;
}
