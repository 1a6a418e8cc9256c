import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Node, StepNode, WorkflowDefinition } from "../../definition/definition";
import type { Expression } from "../../definition/expression";
import { makersIn } from "../../definition/symbolic";
import { mapSteps, nodesIn, stepsIn } from "../../definition/walk-nodes";
import { parseWorkflow } from "../../dialects/parse-workflow";
import { realFiles } from "../../dialects/testing/real-files";
import { loop, parallel, step } from "../../testing/build-workflow";
import type { Proof } from "./proof";
import { prove } from "./prove";

/** A definition with one thing broken, and whether a proof found it. */
type Planted = { name: string; definition: WorkflowDefinition; isFound(proof: Proof): boolean };
/** Breaks a sequence wherever it can be broken in one way. */
type Mutation = (nodes: Node[]) => { nodes: Node[]; isFound(proof: Proof): boolean }[];

const PLANTED: Expression = { kind: "fact", name: "planted_answer" };
const NEVER: Expression = {
  kind: "all",
  of: [
    { kind: "equals", key: "planted", value: "one" },
    { kind: "equals", key: "planted", value: "two" },
  ],
};

const isStep = (node: Node): node is StepNode => node.kind === "step";
const change = (nodes: Node[], key: string, changes: Partial<StepNode>) =>
  mapSteps(nodes, (one) => (one.key === key ? { ...one, ...changes } : one));
const lacks = (document: string) => (proof: Proof) =>
  !proof.terminates || proof.unmetInputs.some(({ input }) => input === document);

/** An outermost step with an agent that a later outermost step needs, as the only one that makes its document. */
function onlyMakers(nodes: Node[]): { maker: StepNode; document: string }[] {
  const makers = makersIn(nodes);
  return nodes.filter(isStep).flatMap((reader) =>
    reader.inputs.flatMap(({ name, symbolic }) => {
      const maker = nodes.filter(isStep).find(({ key }) => key === makers.get(name)?.[0]);
      const isOnly =
        makers.get(name)?.length === 1 && maker !== undefined && !maker.condition && !maker.optional;
      const isSure = !reader.condition && !reader.optional;
      return !symbolic && isOnly && isSure && nodes.indexOf(maker) > 0 ? [{ maker, document: name }] : [];
    }),
  );
}

/** The maker is left out when an agent before it says so. */
const makeUnsure: Mutation = (nodes) =>
  onlyMakers(nodes).flatMap(({ maker, document }) => {
    const asker = nodes
      .slice(0, nodes.indexOf(maker))
      .filter(isStep)
      .find(({ agents }) => agents.length > 0);
    if (!asker || asker.condition || asker.optional) return [];
    const asking = change(nodes, asker.key, { asks: [...asker.asks, "planted_answer"] });
    const unsure = change(asking, maker.key, { condition: PLANTED, conditionText: "planted_answer" });
    return [{ nodes: unsure, isFound: lacks(document) }];
  });

/** The maker may be declined, and who needs its document is not. */
const offerMaker: Mutation = (nodes) =>
  onlyMakers(nodes).map(({ maker, document }) => ({
    nodes: change(nodes, maker.key, { optional: true }),
    isFound: lacks(document),
  }));

const removeMaker: Mutation = (nodes) =>
  onlyMakers(nodes).map(({ maker, document }) => ({
    nodes: nodes.filter((node) => node !== maker),
    isFound: lacks(document),
  }));

const moveMakerBack: Mutation = (nodes) =>
  onlyMakers(nodes).map(({ maker, document }) => ({
    nodes: [...nodes.filter((node) => node !== maker), maker],
    isFound: lacks(document),
  }));

const killStep: Mutation = (nodes) =>
  stepsIn(nodes).map(({ key }) => ({
    nodes: change(nodes, key, { condition: NEVER, conditionText: "never" }),
    isFound: (proof) => proof.unreachable.some(({ stepKey }) => stepKey === key),
  }));

/** The loop's condition waits for what nobody answers. */
const loopForEver: Mutation = (nodes) =>
  nodes.filter(isStep).flatMap((node, at) => {
    if (at % 3 > 0 || node.mode !== "create" || node.condition || node.optional) return [];
    const endless = loop(`planted-${at}`, "equals:planted,never", 2, [step("again")]);
    const index = nodes.indexOf(node);
    return [
      {
        nodes: [...nodes.slice(0, index), endless, ...nodes.slice(index)],
        isFound: (proof) => proof.unboundedLoops.some(({ stepKey }) => stepKey === endless.key),
      },
    ];
  });

/** A draft without a gate takes the place of a gated document that an agent can leave out. */
const slipPast: Mutation = (nodes) =>
  onlyMakers(nodes).flatMap(({ maker, document }) => {
    const draft = step("planted-draft", { creates: [document], asks: ["planted_answer"] });
    const gated = { gate: "after" as const, condition: PLANTED, conditionText: "planted_answer" };
    return [
      {
        nodes: [draft, ...change(nodes, maker.key, gated)],
        isFound: (proof) => proof.bypassableGates.some(({ stepKey }) => stepKey === maker.key),
      },
    ];
  });

const race: Mutation = (nodes) =>
  nodes.filter(isStep).flatMap((node, at) => {
    if (at % 3 > 0 || node.agents.length === 0 || node.condition || node.optional) return [];
    const gated = step("gated", { gate: "after" });
    const racing = parallel(`planted-${at}`, [[gated], [step("quick")]], { join: "any" });
    const index = nodes.indexOf(node);
    return [
      {
        nodes: [...nodes.slice(0, index), racing, ...nodes.slice(index)],
        isFound: (proof) => proof.bypassableGates.some(({ stepKey }) => stepKey === `${racing.key}/gated`),
      },
    ];
  });

const appointNobody: Mutation = (nodes) =>
  stepsIn(nodes)
    .filter(({ mode }) => mode === "create")
    .map(({ key }) => ({
      nodes: change(nodes, key, { gate: "after", role: "owner" }),
      isFound: (proof) => proof.rolesNobodyHolds.some(({ stepKey }) => stepKey === key),
    }));

const library = new URL("../../library/workflows/", import.meta.url);
const ours = readdirSync(library).map((name) => ({
  pack: "botarmy",
  file: `workflows/${name}`,
  source: readFileSync(new URL(name, library), "utf8"),
}));
const bases = [...ours, ...realFiles("bmad-method", "workflows")].flatMap(
  (file) => parseWorkflow(file).definition ?? [],
);

function plant(mutate: Mutation): Planted[] {
  return bases.flatMap((definition) =>
    definition.sequences.flatMap(({ name, nodes }) =>
      mutate(nodes)
        .filter(({ nodes: broken }) => nodesIn(broken).length > 0)
        .map(({ nodes: broken, isFound }) => ({
          name: `${definition.pack} ${definition.id} ${name}`,
          definition: { ...definition, sequences: [{ name, nodes: broken }] },
          isFound,
        })),
    ),
  );
}

/** As many of each kind as there are in the files, up to so many. */
const MOST = 40;
const spread = (all: Planted[]) => all.filter((_, at) => at % Math.ceil(all.length / MOST) === 0);

describe("a defect planted in our workflows and in real ones is found", () => {
  test.each<[string, number, Mutation]>([
    ["a document that an agent can leave unmade", 20, makeUnsure],
    ["a document whose maker may be declined", 20, offerMaker],
    ["a document whose maker is gone", 20, removeMaker],
    ["a document that is made last", 20, moveMakerBack],
    ["a step that is never done", 20, killStep],
    ["a loop that nothing ends", 20, loopForEver],
    ["a gate with a way round it", 20, slipPast],
    ["a gate in a race", 20, race],
    ["a gate for a role that nobody holds", 20, appointNobody],
  ])(
    "%s, in at least %i definitions",
    (_, atLeast, mutate) => {
      const planted = spread(plant(mutate));
      expect(planted.length).toBeGreaterThanOrEqual(atLeast);
      const missed = planted.filter(
        ({ definition, isFound }) => !isFound(prove(definition, { people: ["approver"] })),
      );
      expect(missed.map(({ name }) => name)).toEqual([]);
    },
    60_000,
  );
});
