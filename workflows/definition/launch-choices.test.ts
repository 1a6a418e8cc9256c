import { expect, test } from "vitest";
import { parseWorkflow } from "../dialects/parse-workflow";
import { type LaunchChoice, launchChoices } from "./launch-choices";

function choicesOf(sequence: string, head = ""): LaunchChoice[] {
  const source = `workflow:\n  id: x\n  name: X\n${head}  sequence:\n${sequence.replace(/^/gm, "    ")}\n`;
  const { definition, problems } = parseWorkflow({ file: "x.yaml", pack: "test", source });
  if (!definition) throw new Error(JSON.stringify(problems));
  const inputs = definition.inputs.map((field) => field.name);
  return launchChoices(definition.sequences[0]?.nodes ?? [], inputs);
}

test("a condition about the user is one choice, whatever reads it", () => {
  const choices = choicesOf(
    "- { id: flows, agent: ux, condition: user_wants_ux_flows }\n- { id: review, agent: ux, condition: { all: [user_wants_ux_flows, user_has_time] } }",
  );
  expect(choices).toEqual([
    {
      kind: "condition",
      name: "user_wants_ux_flows",
      label: "Wants ux flows",
      stepKeys: ["flows", "review"],
    },
    { kind: "condition", name: "user_has_time", label: "Has time", stepKeys: ["review"] },
  ]);
});

test("what an input, an agent or progress answers is no choice", () => {
  const steps =
    "- { id: a, agent: analyst }\n- { id: b, agent: dev, condition: documentation_inadequate }\n- { id: c, agent: dev, condition: user_pays }\n- { id: d, agent: po, condition: epic_complete }";
  expect(choicesOf(steps, "  inputs: { user_pays: boolean }\n")).toEqual([]);
});

test("a condition that nobody can answer in time is a choice", () => {
  expect(choicesOf("- { id: a, agent: dev, condition: wants_speed }").map(({ name }) => name)).toEqual([
    "wants_speed",
  ]);
});

test("an optional step is a choice by its key", () => {
  expect(
    choicesOf("- { id: a, agent: dev }\n- { id: b, agent: po, action: look back, optional: true }"),
  ).toEqual([{ kind: "optional", name: "b", label: "Look back", stepKeys: ["b"] }]);
});

test("an optional step with a condition for people is decided by the condition", () => {
  const choices = choicesOf("- { id: a, agent: dev, optional: true, condition: user_wants_story_review }");
  expect(choices.map(({ kind, name }) => [kind, name])).toEqual([["condition", "user_wants_story_review"]]);
});

test("an optional step of a map is decided once for all items, by the last part of its key", () => {
  const choices = choicesOf(
    "- { id: list, agent: sm }\n- { id: each, for_each: stories, as: story, steps: [ { id: code, agent: dev }, { id: polish, agent: dev, optional: true } ] }",
  );
  expect(choices.map(({ name, stepKeys }) => [name, stepKeys])).toEqual([["polish", ["each/polish"]]]);
});
