import { assignAsks } from "../definition/asks";
import { checkSequence } from "../definition/check";
import type { Defect } from "../definition/defect";
import type { WorkflowDefinition } from "../definition/definition";
import { settleDocuments } from "../definition/symbolic";
import { stepsIn } from "../definition/walk-nodes";
import { nestLoops } from "./nest-loops";
import type { ProblemLog } from "./problem-log";
import { type Lowering, placeKey } from "./scope";
import type { LoweredSequence } from "./sequences";
import { settleGotos } from "./settle-gotos";
import type { WorkflowHead } from "./workflow-head";

/** Settles what only the whole workflow can tell (targets, documents, questions), and checks it. */
export function finishWorkflow(
  log: ProblemLog,
  head: WorkflowHead,
  lowered: LoweredSequence[],
): WorkflowDefinition {
  const inputNames = head.inputs.map((input) => input.name);
  const sequences = lowered.map(({ name, nodes, lowering }) => {
    const settled = settleDocuments(settleGotos(log, nodes, lowering.gotos));
    return { name, nodes: assignAsks(nestLoops(settled, inputNames, lowering), inputNames) };
  });
  const steps = sequences.flatMap(({ nodes }) => stepsIn(nodes));
  const found = [...new Set(steps.flatMap((step) => step.phase ?? []))];
  const definition = { ...head, phases: head.phases.length > 0 ? head.phases : found, sequences };
  for (const [position, { lowering }] of lowered.entries()) {
    const sequence = sequences[position];
    if (sequence) reportChecks(log, checkSequence(definition, sequence.nodes), lowering);
  }
  return definition;
}

function reportChecks(log: ProblemLog, defects: Defect[], { places }: Lowering): void {
  for (const { severity, code, message, hint, node, field, item } of defects) {
    const place = places.get(placeKey(node.key, field, item)) ?? node.source;
    const report = severity === "error" ? log.error : log.warn;
    report(place, code, message, hint);
  }
}
