import { expect, it } from "vitest";
import { prove } from "#workflows/run/proof/prove";
import { checkDraft } from "./check-draft";
import { copyOf } from "./copy-of";
import { STARTERS } from "./starters";

const AGENTS = ["analyst", "architect", "coder", "deployer", "orchestrator", "tester", "ux-expert"];

it.each(STARTERS)("$name has no problem, and every path of it ends", ({ id, source }) => {
  const { definition, problems } = checkDraft(`${id}.yaml`, source, AGENTS);
  expect(problems).toEqual([]);
  const proof = definition && prove(definition);
  expect(proof).toMatchObject({ terminates: true, counterExample: null, isComplete: true });
});

it("an agent that the library does not have is told at its place", () => {
  const source = STARTERS[0]?.source.replace("agent: analyst", "agent: analist") ?? "";
  const { problems } = checkDraft("x.yaml", source, AGENTS);
  expect(problems).toMatchObject([{ severity: "warning", line: 13 }]);
});

it("a copy has a name of its own and is else the same", () => {
  expect(copyOf("workflow:\n  id: sdlc\n  name: Idea to deployment\n  sequence:\n    - id: plan\n")).toBe(
    "workflow:\n  id: sdlc-copy\n  name: Idea to deployment (copy)\n  sequence:\n    - id: plan\n",
  );
  expect(copyOf('workflow:\n  name: "A: b"\n  id: "x"\n')).toBe(
    'workflow:\n  name: "A: b (copy)"\n  id: "x-copy"\n',
  );
});
