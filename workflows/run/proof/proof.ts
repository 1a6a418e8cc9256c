import type { Role, SourcePlace } from "../../definition/definition";

/** What was chosen, and at which step of the run; an input's choice stands at no step: `stepKey` "". */
export type Choice = { stepKey: string; text: string };

/**
 * One choice on a path. A path is everything that has to be chosen, in its order, to come from the start to what
 * a finding tells of: an agent's answer, a person's decision, a route, an input's value. What follows by itself
 * is no part of it, so a defect that every run comes to has an empty path. `stepKey` is a key of a run
 * (`stories[0]/review`); `place` is where that step stands in the file, null for an input.
 */
export type PathChoice = Choice & { place: SourcePlace | null };

/** Something a proof found, with the shortest way to it: the choices that lead there, in their order. */
export type ProofFinding = {
  sequence: string;
  stepKey: string;
  label: string;
  place: SourcePlace;
  sentence: string;
  path: PathChoice[];
};

/**
 * What the exploration of a definition showed (product.md 8.3). Agents are taken to answer what they are asked and,
 * but where branches settle, to succeed. What a person refuses is no unmet input: a rejected document, a step given
 * up at an incident. What a person may decline, an agent leave out, or an empty list leave unmade is one, because
 * the engine skips the step that requires it.
 */
export type Proof = {
  /** Every path ends, and no loop can be left by its bound alone. */
  terminates: boolean;
  /** Runs that would stand still, or go on for ever without anybody. */
  deadEnds: ProofFinding[];
  /** Steps that lack a document although nobody refused it; the sentence is the engine's reason to skip them. */
  unmetInputs: (ProofFinding & { input: string })[];
  /** Gates that a run can get past undecided; `stepKey` is the gate's step. */
  bypassableGates: ProofFinding[];
  /** Steps that are done on no path. Known only when the exploration is complete. */
  unreachable: ProofFinding[];
  /** Loops that on some path only a person can end, at the bound. Known only when the exploration is complete. */
  unboundedLoops: ProofFinding[];
  /** Gates that too few people may decide. Empty unless the people were told. */
  rolesNobodyHolds: (ProofFinding & { role: Role; needed: number; held: number })[];
  /** States looked at, and the most that would have been; of all sequences together. */
  explored: number;
  bound: number;
  /** False when the bound was reached or time was up: what was not looked at is not proven. */
  isComplete: boolean;
  /** The way to the first finding; null when there is none. */
  counterExample: PathChoice[] | null;
};
