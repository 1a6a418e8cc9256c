import { expect, it } from "vitest";
import { parseWorkflow } from "#workflows/dialects/parse-workflow";
import { documentsIn } from "./documents-in";

it("a document has its makers, who changes it and who needs it", () => {
  const source = `workflow:
  id: x
  sequence:
    - { id: one, agent: analyst, creates: a.md }
    - { id: two, agent: coder/tester, requires: a.md, updates: a.md }
    - { id: three, agent: coder, requires: [a.md, all_artifacts], creates: b.md }
`;
  const { definition } = parseWorkflow({ file: "x.yaml", pack: "p", source });
  const found = documentsIn(definition?.sequences[0]?.nodes ?? []);
  const keys = found.map(({ name, made, changed, needed }) => [
    name,
    ...[made, changed, needed].map((list) => list.map(({ key }) => key)),
  ]);
  expect(keys).toEqual([
    ["a.md", ["one"], ["two"], ["two", "three"]],
    ["b.md", ["three"], [], []],
  ]);
  expect(found[0]?.changed[0]?.agent).toBe("coder or tester");
});
