import { expect, test } from "vitest";
import type { Json } from "../definition/json";
import { stepsIn } from "../definition/walk-nodes";
import { prove } from "../run/proof/prove";
import { rehearse } from "../run/rehearse";
import { parseWorkflow } from "./parse-workflow";
import { VARIANTS, type Variant } from "./testing/variants";

function read({ file = "workflows/sample.yaml", source }: Variant) {
  const { definition, problems } = parseWorkflow({ file, pack: "test", source });
  const errors = problems.filter(({ severity }) => severity === "error");
  if (!definition) throw new Error(JSON.stringify(errors));
  return definition;
}

const VALUES: Record<string, Json> = { number: 1, boolean: true, list: ["one", "two"] };

test.each(VARIANTS)("$about: is read", (variant) => {
  const { sequences } = read(variant);
  expect(sequences.flatMap(({ nodes }) => stepsIn(nodes)).map(({ key }) => key)).toEqual(variant.keys);
  expect(sequences.map(({ name }) => name)).toEqual(variant.sequences ?? ["main"]);
});

test.each(VARIANTS)("$about: is rehearsed to its end", (variant) => {
  const definition = read(variant);
  const input = Object.fromEntries(
    definition.inputs.map(({ name, type }): [string, Json] => [name, VALUES[type] ?? "something"]),
  );
  for (const { name } of definition.sequences) {
    const told = rehearse(definition, { sequence: name, input, answers: {}, unanswered: "no" });
    expect(told.end).toMatchObject({ status: "completed" });
    expect(told.steps.filter(({ outcome }) => outcome === "failed")).toEqual([]);
  }
});

test.each(VARIANTS)("$about: ends on every path", (variant) => {
  const proof = prove(read(variant));
  expect(proof).toMatchObject({ terminates: true, deadEnds: [], bypassableGates: [], unboundedLoops: [] });
});
