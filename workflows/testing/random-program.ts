import type { Node, WorkflowDefinition } from "../definition/definition";
import type { JsonObject } from "../definition/json";
import { forEach, loop, parallel, step, workflow } from "./build-workflow";
import type { Chance } from "./simulator/chance";

/** A workflow, and how often each of its steps has to complete: counted here, not by the engine. */
export type Program = {
  definition: WorkflowDefinition;
  /** By the key in the definition; the items of a map count together. */
  expected: Map<string, number>;
  launch: { input: JsonObject; answers: Record<string, boolean> };
  /** Rounds of the loop that a step ends, by the name of what it is asked. */
  rounds: Map<string, number>;
};

const MOST_STEPS = 20;
const YES = "wanted";
const NO = "unwanted";

/** Sequences, branches, loops, maps, gates and conditions, nested, of at most 20 steps. */
export function randomProgram(chance: Chance): Program {
  const maker = new Maker(chance);
  const nodes = maker.makeList({ depth: 0, times: 1, under: "", isInMap: false });
  return {
    definition: workflow(nodes),
    expected: maker.expected,
    launch: { input: maker.input, answers: { [YES]: true, [NO]: false } },
    rounds: maker.rounds,
  };
}

/** Where nodes are made: how often their surroundings run, and their key. */
type Place = { depth: number; times: number; under: string; isInMap: boolean };

class Maker {
  readonly expected = new Map<string, number>();
  readonly input: JsonObject = {};
  readonly rounds = new Map<string, number>();
  #nodes = 0;
  #steps = 0;

  constructor(private readonly chance: Chance) {}

  makeList(place: Place): Node[] {
    return Array.from({ length: 1 + this.chance.below(4) }, () => this.#makeNode(place));
  }

  #makeNode(place: Place): Node {
    this.#nodes += 1;
    const key = `n${this.#nodes}`;
    const inside = { ...place, depth: place.depth + 1, under: `${place.under}${key}/` };
    const isStep = place.depth > 2 || this.#steps >= MOST_STEPS - 4 || this.chance.happens(0.6);
    if (isStep) return this.#makeStep(key, place);
    const kind = this.chance.below(place.isInMap ? 1 : 3);
    if (kind === 0) return this.#makeBranches(key, inside);
    return kind === 1 ? this.#makeLoop(key, inside) : this.#makeMap(key, inside);
  }

  #makeStep(key: string, { under, times }: Place, asks: string[] = []): Node {
    this.#steps += 1;
    const condition =
      asks.length > 0 ? undefined : this.chance.pick([undefined, undefined, undefined, YES, NO]);
    this.expected.set(under + key, condition === NO ? 0 : times);
    return step(key, {
      creates: this.chance.happens(0.5) ? [`${key}.md`] : [],
      gate: this.chance.pick([null, null, null, null, "before", "after"]) ?? null,
      effect: "idempotent",
      retry: { attempts: 1_000, backoffMs: 1_000 },
      asks,
      condition,
    });
  }

  #makeBranches(key: string, inside: Place): Node {
    const branches = Array.from({ length: 2 + this.chance.below(2) }, () => this.makeList(inside));
    return parallel(key, branches, { concurrency: this.chance.pick([null, 1, 2]) ?? null });
  }

  /** Its last step is asked whether it is done, and says so at the last of its rounds. */
  #makeLoop(key: string, inside: Place): Node {
    const [rounds, fact] = [1 + this.chance.below(3), `done_${key}`];
    const place = { ...inside, times: inside.times * rounds };
    this.rounds.set(fact, rounds);
    return loop(key, fact, rounds, [...this.makeList(place), this.#makeStep(`${key}-end`, place, [fact])]);
  }

  /** No loop inside: what a step finds is known to the whole run, and items run side by side. */
  #makeMap(key: string, inside: Place): Node {
    const [items, list] = [this.chance.below(4), `list_${key}`];
    this.input[list] = Array.from({ length: items }, (_, at) => `item ${at}`);
    const place = { ...inside, times: inside.times * items, isInMap: true };
    return forEach(key, list, this.makeList(place), this.chance.pick([null, 1, 2]) ?? null);
  }
}
