import type { Proof, ProofFinding } from "#workflows/run/proof/proof";

/** Everything that a proof found wrong, in one fixed order. */
export function findingsOf(proof: Proof): ProofFinding[] {
  const { deadEnds, unboundedLoops, unmetInputs, bypassableGates, unreachable, rolesNobodyHolds } = proof;
  return [deadEnds, unboundedLoops, unmetInputs, bypassableGates, unreachable, rolesNobodyHolds].flat();
}
