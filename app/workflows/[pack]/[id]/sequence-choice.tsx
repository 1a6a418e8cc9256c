"use client";

import type { WorkflowDefinition } from "#workflows/definition/definition";
import { Segments } from "../../../_ui/segments";
import { useAddress } from "../../../_ui/use-address";

/** The sequence that the address names, else the first. */
export function useSequence({ sequences }: WorkflowDefinition) {
  const { query } = useAddress();
  return sequences.find(({ name }) => name === query.get("sequence")) ?? sequences[0];
}

/** Chooses among several sequences; nothing when there is one. */
export function SequenceChoice({ definition }: { definition: WorkflowDefinition }) {
  const { change } = useAddress();
  const sequence = useSequence(definition);
  if (definition.sequences.length < 2) return null;
  return (
    <Segments
      legend="Sequence"
      name="sequence"
      options={definition.sequences.map(({ name }) => ({ value: name, label: name.replaceAll("_", " ") }))}
      value={sequence?.name ?? null}
      onChange={(name) => change({ sequence: name })}
    />
  );
}
