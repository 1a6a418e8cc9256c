import type { SectionRequest } from "#workflows/documents/section-fill";
import { type FactRecord, items, rowsOf, type Writer } from "../content";
import { type Described, describeRequirement, onePerson, readActor } from "../describe-requirement";
import type { Facts } from "../facts";
import { withoutMark } from "../propose-requirements";
import type { Numbered } from "../read-document";
import { shortLabel } from "../short-label";
import { capitalize, toClause, toPlural, toSlug } from "../word-forms";

type Flow = Numbered & { who: string; does: string };

/** A flow for each thing that people do, at most six. */
function flowsOf(facts: Facts): Flow[] {
  const found = facts.functional.flatMap((requirement) => {
    const action = readActor(toClause(withoutMark(requirement.text)));
    return action ? [{ ...requirement, ...action }] : [];
  });
  const first = facts.functional[0];
  const flows =
    found.length > 0 || !first
      ? found
      : [{ ...first, who: facts.actors, does: toClause(withoutMark(first.text)) }];
  return flows.slice(0, 6);
}

const peopleTasks: Writer = (facts) => ({
  records: rowsOf(
    "who main_task how_often requirements",
    flowsOf(facts).map((flow) => [
      capitalize(flow.who),
      capitalize(flow.does),
      "Not known; to be asked",
      flow.id,
    ]),
  ),
});

const screenMap: Writer = (facts) => {
  const flows = flowsOf(facts);
  const main = toPlural(facts.idea.things[0] ?? "entry");
  return {
    code: [
      "graph LR",
      '  enter["Sign in"] --> start["Start: what needs me"]',
      `  start --> list["All ${main}"]`,
      `  list --> one["One ${facts.idea.things[0] ?? "entry"}"]`,
      ...flows.map(
        (flow) =>
          `  ${/see|find|search/.test(flow.does) ? "list" : "one"} --> ${toSlug(flow.id)}["${capitalize(flow.does).replaceAll('"', "'").slice(0, 60)}"]`,
      ),
      '  start --> me["My account and messages"]',
    ].join("\n"),
  };
};

const flow: Writer = (facts) => ({
  records: flowsOf(facts).map((entry, at) => ({
    flow_number: String(at + 1),
    flow_title: capitalize(entry.does),
    begins_when: `${onePerson(entry.who)} wants to ${entry.does}.`,
    ends_with: endOf(describeRequirement(facts.idea, entry)),
    requirement_ids: entry.id,
    flow_name: capitalize(entry.does),
    flow_goal: `${capitalize(entry.who)} ${entry.does} (${entry.id})`,
    entry_points: "The start page, and the list of what is there",
    success_criteria: toClause(describeRequirement(facts.idea, entry).result),
    flow_notes: `Serves ${entry.id}. How often people do it is not known; to be asked.`,
    flow_diagram: drawSteps(describeRequirement(facts.idea, entry).steps),
    text: capitalize(entry.does),
  })),
});

function drawSteps(steps: string[]): string {
  const nodes = steps.map((step, at) => `s${at + 1}["${toClause(step).replaceAll('"', "'")}"]`);
  return ["graph TD", ...nodes.map((node, at) => (at === 0 ? `  ${node}` : `  s${at} --> ${node}`))].join(
    "\n",
  );
}

/** What has been reached when the last step is done. */
function endOf({ steps, result }: Described): string {
  return steps.at(-1) ?? `${toClause(result)}.`;
}

const flowSteps: Writer = (facts, request) => items(describedFlow(facts, request)?.steps ?? []);

const flowTrouble: Writer = (facts, request) => ({
  records: rowsOf("what_goes_wrong what_the_person_sees how_they_go_on", [
    ...(describedFlow(facts, request)?.trouble ?? []),
    ["The connection breaks", "That it was not sent yet", "It is sent again by itself, once"],
    ["They may not do it", "That it exists, and whom to ask", "They ask, without leaving the page"],
  ]),
});

function describedFlow(facts: Facts, { indexes }: SectionRequest): Described | null {
  const found = flowsOf(facts)[indexes[0] ?? 0];
  return found ? describeRequirement(facts.idea, found) : null;
}

const states: Writer = (facts) => ({
  records: rowsOf("state what_people_see what_they_can_do", [
    [
      "Empty",
      `What ${toPlural(facts.idea.things[0] ?? "entry")} are for, and the first step`,
      "Add the first one",
    ],
    ["Waiting", "The shape of what will come, after 0.3 seconds", "Go elsewhere; it goes on"],
    ["Failed", "What did not work, in one sentence, and that nothing was lost", "Try again, or go back"],
    ["Refused", "Who may do it", "Ask that person"],
    ["Out of date", "That it is no longer live, and since when", "Nothing: it comes back by itself"],
    ["Done", "The result, and what follows", "Undo, or go on"],
  ]),
});

const wording: Writer = (facts) => ({
  records: rowsOf("place words", [
    ["Title of the start page", `"What needs you"`],
    ...flowsOf(facts)
      .slice(0, 4)
      .map((entry) => [`Button of the flow for ${entry.id}`, `"${capitalize(shortLabel(entry.does))}"`]),
    ["Error at a field", `"Please say which ${facts.idea.things[0] ?? "entry"} you mean"`],
    ["After an action", `"Done. You can undo this until somebody relies on it."`],
  ]),
});

const accessibility: Writer = () =>
  items([
    "Each flow can be done from beginning to end by keyboard, with the place always visible",
    "A screen reader says each change of state without being asked",
    "Contrast of text is at least 4.5 to 1, of controls at least 3 to 1",
    "Everything works at twice the text size and on a screen 320 pixels wide",
    "Nothing is told by colour alone",
    "Nothing moves that was not asked to; nothing runs out of time",
  ]);

const flowCoverage: Writer = (facts) => ({
  records: facts.functional.map(({ id, text }): FactRecord => {
    const at = flowsOf(facts).findIndex((entry) => entry.id === id);
    const flowName =
      at >= 0 ? `Flow ${at + 1}` : "No flow of its own: it shows in the states and in every flow";
    return { requirement: `${id}: ${toClause(withoutMark(text))}`, flow: flowName };
  }),
});

export const uxWriters: Record<string, Writer> = {
  "people-tasks": peopleTasks,
  "screen-map": screenMap,
  flow,
  "flow-steps": flowSteps,
  "flow-trouble": flowTrouble,
  states,
  wording,
  accessibility,
  "flow-coverage": flowCoverage,
};
