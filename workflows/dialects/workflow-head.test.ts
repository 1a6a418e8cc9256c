import { describe, expect, test } from "vitest";
import { nodesIn } from "../definition/walk-nodes";
import { nodesOf, readSample } from "./testing/read-sample";

describe("phases", () => {
  test("come from the step, the block around it, or the step before", () => {
    const nodes = nodesOf(`- { agent: a, action: one, phase: plan }
- { agent: a, action: two }
- phase: build
  parallel: [{ agent: a, action: three }, { agent: a, action: four, phase: check }]
- { agent: a, action: five }`);
    expect(nodesIn(nodes).map(({ key, phase }) => `${key} ${phase}`)).toEqual([
      "one plan",
      "two plan",
      "build-parallel build",
      "build-parallel/three build",
      "build-parallel/four check",
      "five build",
    ]);
  });

  test("are declared, or those that steps name, or those that hold the steps", () => {
    expect(
      readSample("workflow: { id: x, phases: [a, b], sequence: [{ agent: d, phase: b }] }").phases,
    ).toEqual(["a", "b"]);
    expect(
      readSample("workflow: { id: x, sequence: [{ agent: d, phase: b }, { agent: d, phase: a }] }").phases,
    ).toEqual(["b", "a"]);
    expect(
      readSample("workflow: { id: x, phases: { p: [{ agent: d }], q: [{ agent: e }] } }").phases,
    ).toEqual(["p", "q"]);
  });
});

describe("phases that hold their steps", () => {
  const told = (phases: string) => {
    const { sequences, phases: names } = readSample(`name: x\nphases: ${phases}`);
    return `${names}: ${nodesIn(sequences[0]?.nodes ?? []).map(({ key, phase }) => `${key} in ${phase}`)}`;
  };

  test.each([
    ["a map of lists", "{ p: [{ agent: d, action: one }], q: [{ agent: e, action: two }] }"],
    [
      "a map of maps with a list",
      "{ p: { goal: g, steps: [{ agent: d, action: one }] }, q: { tasks: [{ agent: e, action: two }] } }",
    ],
    [
      "a list of maps with a name",
      "[{ phase: 0, name: p, workflows: [{ agent: d, action: one }] }, { id: q, title: Q, steps: [{ agent: e, action: two }] }]",
    ],
    [
      "a list of names with lists",
      "[{ p: [{ agent: d, action: one }] }, { q: { steps: [{ agent: e, action: two }] } }]",
    ],
  ])("come as %s", (_, phases) => {
    expect(told(phases)).toBe("p,q: one in p,two in q");
  });

  test("may hold none, and may be described beside a sequence", () => {
    expect(told("[{ p: [{ agent: d, action: one }] }, q]")).toBe("p,q: one in p");
    expect(told("[{ id: p }, { title: q }]\nsequence: [{ agent: d, action: one, phase: q }]")).toBe(
      "p,q: one in q",
    );
  });
});

describe("inputs of a workflow", () => {
  const inputsOf = (inputs: string) =>
    readSample(`workflow:\n  id: x\n  inputs: ${inputs}\n  sequence: [{ agent: a }]`).inputs;

  test("are asked as one idea when there are none", () => {
    expect(readSample("workflow: { id: x, sequence: [{ agent: a }] }").inputs).toEqual([
      {
        name: "idea",
        type: "text",
        title: "What should be built?",
        help: "",
        example: "",
        required: false,
        default: null,
        choices: [],
      },
    ]);
  });

  test("can be fields, types or names", () => {
    expect(
      inputsOf(
        "{ idea: { type: text, title: Product idea, help: Say it., example: A shop, required: true }, size: number, note: }",
      ),
    ).toMatchObject([
      {
        name: "idea",
        type: "text",
        title: "Product idea",
        help: "Say it.",
        example: "A shop",
        required: true,
      },
      { name: "size", type: "number", title: "Size", required: false },
      { name: "note", type: "string", title: "Note" },
    ]);
    expect(inputsOf("[working_title, { name: genre, choices: [crime, love], default: love }]")).toMatchObject(
      [
        { name: "working_title", type: "string", title: "Working title" },
        { name: "genre", type: "choice", choices: ["crime", "love"], default: "love" },
      ],
    );
  });

  test.each([
    ["{ type: number, default: 3 }", 3],
    ["{ type: boolean, default: false }", false],
    ["{ type: list, default: [a, 2] }", ["a", 2]],
    ["{ type: string, default: 010 }", "010"],
  ])("a default is of the field's type: %s", (spec, value) => {
    expect(inputsOf(`{ a: ${spec} }`)[0]?.default).toEqual(value);
  });
});
