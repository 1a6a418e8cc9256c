"use client";

import { useMemo } from "react";
import type { WorkflowDefinition } from "#workflows/definition/definition";
import { launchChoices } from "#workflows/definition/launch-choices";
import { useAddress } from "../_ui/use-address";
import type { LaunchTarget } from "./launch-draft";

/** What is launched: the workflow and the sequence that the address names, else its first. */
export function useLaunchTarget(definition: WorkflowDefinition) {
  const wanted = useAddress().query.get("sequence");
  return useMemo(() => {
    const { id, pack, inputs, sequences } = definition;
    const sequence = sequences.find(({ name }) => name === wanted) ?? sequences[0];
    const nodes = sequence?.nodes ?? [];
    const target: LaunchTarget = {
      workflowId: id,
      pack,
      sequence: sequences.length > 1 ? sequence?.name : undefined,
      fields: inputs,
      choices: launchChoices(
        nodes,
        inputs.map(({ name }) => name),
      ),
    };
    return { target, nodes, sequence: sequence?.name ?? "" };
  }, [definition, wanted]);
}
