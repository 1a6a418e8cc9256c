import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { WorkflowDefinition } from "../definition/definition";
import type { Json, JsonObject } from "../definition/json";
import { launchChoices } from "../definition/launch-choices";
import { parseWorkflow } from "../dialects/parse-workflow";
import { realFiles } from "../dialects/testing/real-files";
import { checkInvariants } from "./invariants";
import type { RehearsalOrder } from "./rehearsal";
import { rehearse, rehearseRun } from "./rehearse";

const library = new URL("../library/workflows/", import.meta.url);
const ours = readdirSync(library).map((name) => ({
  pack: "botarmy",
  file: `workflows/${name}`,
  source: readFileSync(new URL(name, library), "utf8"),
}));
const files = [
  ...ours,
  ...realFiles("bmad-method", "workflows"),
  ...realFiles("bmad-v4-36", "workflows"),
].filter(({ file }) => file.endsWith(".yaml"));
const cases = files.flatMap((file) => {
  const { definition } = parseWorkflow(file);
  if (!definition) throw new Error(`${file.file} is not read.`);
  return definition.sequences.map(({ name }) => ({ pack: file.pack, file: file.file, name, definition }));
});

function inputFor({ inputs }: WorkflowDefinition): JsonObject {
  const values = inputs.map(({ name, type, choices }): [string, Json] => {
    if (type === "number") return [name, 1];
    if (type === "boolean") return [name, true];
    if (type === "list") return [name, ["one", "two"]];
    return [name, type === "choice" ? (choices[0] ?? "") : "something"];
  });
  return Object.fromEntries(values);
}

describe.each(cases)("$pack $file $name", ({ name, definition }) => {
  const order = (answers: RehearsalOrder["answers"]) => ({
    sequence: name,
    input: inputFor(definition),
    answers,
    unanswered: "no" as const,
  });

  test("runs to its end when nobody wants more than needed", () => {
    const { state, events } = rehearseRun(definition, order({ tests: "pass" }));
    expect(state.standing.status).toBe("completed");
    expect(checkInvariants(definition, state, events)).toEqual([]);
  });

  test("runs to its end when everything is wanted and everything is found", () => {
    const nodes = definition.sequences.find((one) => one.name === name)?.nodes ?? [];
    const wanted = launchChoices(
      nodes,
      definition.inputs.map((input) => input.name),
    ).map((choice) => [choice.name, true] as const);
    const asked = rehearse(definition, order({})).findings.map((finding) => [finding.name, true] as const);
    const told = rehearse(definition, order({ ...Object.fromEntries([...asked, ...wanted]), tests: "pass" }));
    expect(told.end.status).toBe("completed");
    expect(told.steps.some(({ outcome }) => outcome === "failed")).toBe(false);
  });
});
