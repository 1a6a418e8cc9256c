import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseWorkflow } from "../../dialects/parse-workflow";
import { realFiles } from "../../dialects/testing/real-files";
import { prove } from "./prove";

const library = new URL("../../library/workflows/", import.meta.url);
const ours = readdirSync(library).map((name) => ({
  pack: "botarmy",
  file: `workflows/${name}`,
  source: readFileSync(new URL(name, library), "utf8"),
}));
const files = [...ours, ...realFiles("bmad-method", "workflows"), ...realFiles("bmad-v4-36", "workflows")];

test.each(files.filter(({ file }) => file.endsWith(".yaml")))("nothing is wrong with $pack $file", (file) => {
  const { definition } = parseWorkflow(file);
  if (!definition) throw new Error(`${file.file} is not read.`);
  const proof = prove(definition, { people: ["owner"] });
  expect(proof).toEqual({
    ...proof,
    terminates: true,
    deadEnds: [],
    unmetInputs: [],
    bypassableGates: [],
    unreachable: [],
    unboundedLoops: [],
    rolesNobodyHolds: [],
    isComplete: true,
    counterExample: null,
  });
  expect(proof.explored).toBeGreaterThan(2);
});
