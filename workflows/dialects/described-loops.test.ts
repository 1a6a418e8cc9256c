import fc from "fast-check";
import { expect, test } from "vitest";
import { launchChoices } from "../definition/launch-choices";
import { nodesIn, stepsIn } from "../definition/walk-nodes";
import { prove } from "../run/proof/prove";
import { rehearse } from "../run/rehearse";
import { runsOf } from "../testing/tier";
import { parseWorkflow } from "./parse-workflow";

/** Pieces of workflows as files describe them; `n` makes their names differ. */
const PIECES: Record<string, (n: number) => string[]> = {
  make: (n) => [`{ agent: pm, creates: plan-${n}.md }`],
  wish: (n) => [`{ agent: ux, creates: extra-${n}.md (optional), condition: user_wants_${n} }`],
  checklist: () => [
    "{ agent: po, validates: all_artifacts }",
    "{ agent: various, updates: any_flagged_documents, condition: po_checklist_issues }",
  ],
  stories: (n) => [
    `{ agent: sm, creates: story-${n}.md, requires: first.md, repeats: for_each_epic }`,
    `{ agent: pm, updates: story-${n}.md, requires: story-${n}.md, optional: true, condition: user_wants_story_review }`,
    `{ agent: dev, creates: code-${n}, requires: story-${n}.md }`,
    `{ agent: qa, action: review, updates: code-${n}, requires: code-${n}, optional: true }`,
    `{ agent: dev, updates: code-${n}, condition: qa_left_unchecked_items }`,
    "{ step: repeat_development_cycle }",
  ],
  review: (n) => [
    `{ agent: dev, creates: part-${n} }`,
    `{ agent: qa, action: review, updates: part-${n}, requires: part-${n} }`,
    `{ agent: dev, updates: part-${n}, condition: qa_left_unchecked_items }`,
  ],
  end: (n) => [`{ agent: po, creates: retro-${n}.md, condition: epic_complete, optional: true }`],
};

const described = fc.array(fc.constantFrom(...Object.keys(PIECES)), { minLength: 1, maxLength: 5 });

function read(pieces: string[]) {
  const lines = pieces.flatMap((name, n) => PIECES[name]?.(n) ?? []);
  const steps = ["{ agent: analyst, creates: first.md }", ...lines].map((line) => `    - ${line}\n`);
  const source = `workflow:\n  id: described\n  sequence:\n${steps.join("")}`;
  const { definition, problems } = parseWorkflow({ file: "x.yaml", pack: "test", source });
  expect(problems).toEqual([]);
  if (!definition) throw new Error(source);
  return { definition, nodes: definition.sequences[0]?.nodes ?? [], count: steps.length };
}

test("what files describe becomes loops that keep every step, end on every path and in every rehearsal", () => {
  fc.assert(
    fc.property(described, (pieces) => {
      const { definition, nodes, count } = read(pieces);
      const lines = stepsIn(nodes).map(({ source }) => source.line);
      expect(lines).toEqual(Array.from({ length: count }, (_, at) => at + 4));
      expect(new Set(nodesIn(nodes).map(({ key }) => key)).size).toBe(nodesIn(nodes).length);
      const proof = prove(definition, { people: ["owner"], bound: 600 });
      expect(proof).toMatchObject({ terminates: true, deadEnds: [], unmetInputs: [], bypassableGates: [] });
      for (const answer of [true, false]) {
        const wishes = launchChoices(nodes, ["idea"]).map(({ name }) => [name, answer] as const);
        const found = stepsIn(nodes).flatMap(({ asks }) => asks.map((name) => [name, answer] as const));
        const answers = Object.fromEntries([...wishes, ...found, ["stories", "one\ntwo"]]);
        const told = rehearse(definition, { input: {}, answers, unanswered: "no" });
        expect(told.end.status).toBe("completed");
        expect(told.steps.filter(({ outcome }) => outcome === "failed")).toEqual([]);
      }
    }),
    runsOf(40, 1_000),
  );
}, 600_000);
