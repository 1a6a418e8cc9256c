import { Role, type StepNode, type WorkflowDefinition } from "../../definition/definition";
import { type DefinitionIndex, indexOf, nodeOf } from "../definition-index";
import { type Exploration, explore, type InSteps } from "./explore";
import { exploredDefinition } from "./explored-definition";
import { findCircle, findEndlessLoops } from "./find-endless";
import type { Choice, PathChoice, Proof, ProofFinding } from "./proof";
import { runToEnd } from "./run-to-end";

/** States that are looked at unless another bound is given; real files have some fifty. */
const DEFAULT_BOUND = 4_000;

export type ProofOptions = {
  /** States to look at, of all sequences together. */
  bound?: number;
  /** The roles of all people who may decide; without them, who can decide is not looked at. */
  people?: readonly Role[];
};

/**
 * Explores every path of a definition on the core itself (product.md 8.3): unknown conditions both ways, every
 * route, every answer that conditions can tell apart, optional steps and documents with and without, lists that are
 * empty, approval and rejection at every gate, loops up to their bound (at most three rounds) and each answer there,
 * failures where branches settle. `revise` stays with its step and is no path of its own.
 */
export function prove(definition: WorkflowDefinition, options: ProofOptions = {}): Proof {
  return runToEnd(proveInSteps(definition, options));
}

/**
 * The same, pausing after each state that was looked at: for whoever has to serve others meanwhile. Asked to end
 * (by answering a pause with true) it tells what it found so far, as if its bound were reached.
 */
export function* proveInSteps(definition: WorkflowDefinition, options: ProofOptions = {}): InSteps<Proof> {
  const bound = options.bound ?? DEFAULT_BOUND;
  const parts: { exploration: Exploration; found: Found }[] = [];
  let explored = 0;
  for (const { name } of definition.sequences) {
    const stripped = exploredDefinition(definition, name);
    const exploration = yield* explore(stripped, definition.inputs, bound - explored);
    explored += exploration.explored;
    parts.push({ exploration, found: findingsOf(definition, name, exploration, options) });
  }
  return concludeFrom(parts, explored, bound);
}

/** The proof of what cannot be read: nothing was looked at, and nothing is proven. */
export function proveNothing(bound: number): Proof {
  return { ...concludeFrom([], 0, bound), terminates: false, isComplete: false };
}

function concludeFrom(
  parts: { exploration: Exploration; found: Found }[],
  explored: number,
  bound: number,
): Proof {
  const merge = <K extends keyof Found>(key: K): Found[K][number][] =>
    parts.flatMap(({ found }) => found[key]);
  const found: Found = {
    deadEnds: merge("deadEnds"),
    unmetInputs: parts.flatMap((part) => part.found.unmetInputs),
    bypassableGates: merge("bypassableGates"),
    unreachable: merge("unreachable"),
    unboundedLoops: merge("unboundedLoops"),
    rolesNobodyHolds: parts.flatMap((part) => part.found.rolesNobodyHolds),
  };
  const [first] = Object.values(found).flat();
  return {
    terminates: found.deadEnds.length === 0 && found.unboundedLoops.length === 0,
    ...found,
    explored,
    bound,
    isComplete: parts.every(({ exploration }) => exploration.isComplete),
    counterExample: first?.path ?? null,
  };
}

type Found = Pick<
  Proof,
  "deadEnds" | "unmetInputs" | "bypassableGates" | "unreachable" | "unboundedLoops" | "rolesNobodyHolds"
>;

function findingsOf(
  definition: WorkflowDefinition,
  sequence: string,
  exploration: Exploration,
  options: ProofOptions,
): Found {
  const index = indexOf(definition, sequence);
  const find = (stepKey: string, sentence: string, at: number | null): ProofFinding => {
    const node = index.node.get(stepKey) ?? index.nodes[0];
    const place = node?.source ?? { file: "", line: 1, column: 1 };
    const path = at === null ? [] : pathTo(exploration, at).map((choice) => placeOf(index, choice));
    return { sequence, stepKey, label: node?.label ?? stepKey, place, sentence, path };
  };
  const discovered = exploration.discoveries.map(({ kind, input, ...one }) => ({
    ...{ kind, input },
    finding: find(one.stepKey, one.sentence, one.at),
  }));
  const ofKind = (kind: string) => discovered.filter((one) => one.kind === kind);
  const circle = findCircle(exploration);
  const endless = exploration.isComplete ? findEndlessLoops(exploration) : [];
  const dead = exploration.isComplete ? index.steps.filter(({ key }) => !exploration.completed.has(key)) : [];
  return {
    deadEnds: [
      ...ofKind("dead-end").map(({ finding }) => finding),
      ...(circle === undefined ? [] : [find("", "From here the run goes round for ever by itself.", circle)]),
    ],
    unmetInputs: ofKind("unmet-input").map(({ finding, input }) => ({ ...finding, input })),
    bypassableGates: ofKind("bypassable-gate").map(({ finding }) => finding),
    unreachable: dead.map(({ key, label }) => find(key, `"${label}" is done on no path.`, null)),
    unboundedLoops: endless.map(({ loop, at }) => find(loop, ENDLESS, at)),
    rolesNobodyHolds: index.steps.flatMap((step) => lackOfPeople(step, options.people, find)),
  };
}

const ENDLESS = "From here the loop's condition can never hold: only a person at its bound ends it.";

function lackOfPeople(
  { key, label, gate, role, approvals, fourEyes }: StepNode,
  people: readonly Role[] | undefined,
  find: (stepKey: string, sentence: string, at: null) => ProofFinding,
): Proof["rolesNobodyHolds"] {
  if (gate === null || people === undefined) return [];
  const wanted = role ?? "approver";
  const allowed = Role.options.slice(Role.options.indexOf(wanted));
  const held = people.filter((one) => allowed.includes(one)).length;
  const needed = approvals + (fourEyes ? 1 : 0);
  if (held >= needed) return [];
  const others = fourEyes ? " besides whoever starts the run" : "";
  const who = `${approvals === 1 ? "somebody" : `${approvals} different people`}${others}`;
  const sentence = `The gate of "${label}" needs ${who} with the role ${allowed.join(" or ")}; there ${held === 1 ? "is 1" : `are ${held}`}.`;
  return [{ ...find(key, sentence, null), role: wanted, needed, held }];
}

/** The choices that lead to a state, in their order. */
function pathTo({ states }: Exploration, at: number): Choice[] {
  const path: Choice[] = [];
  for (let state = states[at]; state; state = state.from === null ? undefined : states[state.from]) {
    if (state.choice) path.unshift(state.choice);
  }
  return path;
}

function placeOf(index: DefinitionIndex, choice: Choice): PathChoice {
  return { ...choice, place: nodeOf(index, choice.stepKey)?.source ?? null };
}
