"use client";

import type { ProofFinding } from "#workflows/run/proof/proof";
import { useAddress } from "../../../_ui/use-address";
import type { ProofState } from "../../_editor/use-proof";
import { findingsOf } from "../../findings-of";
import { ProofReport } from "../../proof-report";

/** What exploring every path of the workflow showed. */
export function ProofTab({ proof: { proof, isFailed } }: { proof: ProofState }) {
  const { change } = useAddress();
  if (isFailed)
    return <p className="p-4 text-ink-2">This browser could not run the proof. Reload to try again.</p>;
  if (!proof) return <p className="p-4 text-ink-2">Exploring every path…</p>;
  const show = (finding: ProofFinding) =>
    change({ tab: "graph", finding: String(findingsOf(proof).indexOf(finding)), sequence: finding.sequence });
  return (
    <div className="max-w-3xl p-4">
      <ProofReport
        proof={proof}
        onShowPath={show}
        onGo={({ line }) => change({ tab: "source", line: String(line) })}
      />
    </div>
  );
}
