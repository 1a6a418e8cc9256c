import type { InputField, Node, WorkflowDefinition } from "../../../definition/definition";
import { workflow } from "../../../testing/build-workflow";
import type { Proof } from "../proof";
import { prove } from "../prove";

/** What a proof found, by step. */
export const faults = (proof: Proof) => ({
  unmet: proof.unmetInputs.map(({ stepKey, input }) => `${stepKey} lacks ${input}`),
  bypassed: proof.bypassableGates.map(({ stepKey }) => stepKey),
  dead: proof.unreachable.map(({ stepKey }) => stepKey),
  endless: proof.unboundedLoops.map(({ stepKey }) => stepKey),
  stuck: proof.deadEnds.map(({ stepKey }) => stepKey),
});

export const NONE = { unmet: [], bypassed: [], dead: [], endless: [], stuck: [] };

export const faultsIn = (nodes: Node[], options: Partial<WorkflowDefinition> = {}) =>
  faults(prove(workflow(nodes, options)));

/** A field of the launcher's form; a required text unless told otherwise. */
export const field = (name: string, more: Partial<InputField> = {}): InputField => ({
  ...{ name, type: "string", title: "", help: "", example: "", required: true, default: null, choices: [] },
  ...more,
});

/** The choices on the way to a finding. */
export const texts = ({ path }: { path: { text: string }[] }) => path.map(({ text }) => text);
