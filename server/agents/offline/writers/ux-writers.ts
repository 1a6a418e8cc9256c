import { type FactRecord, items, rowsOf, type Writer } from "../content";
import type { Facts } from "../facts";
import { withoutMark } from "../propose-requirements";
import type { Numbered } from "../read-document";
import { capitalize, toClause, toPlural, toSlug } from "../word-forms";

/** A flow for each thing that people do, at most six. */
function flowsOf(facts: Facts): (Numbered & { who: string; does: string })[] {
  const found = facts.functional.flatMap((requirement) => {
    const action = /^(.{2,60}?) can (.+?)\.?$/.exec(withoutMark(requirement.text));
    return action ? [{ ...requirement, who: action[1] ?? "", does: action[2] ?? "" }] : [];
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
    begins_when: `one of the ${entry.who.toLowerCase()} wants to ${entry.does}.`,
    ends_with: "it is done, and both the result and the way to undo it are on the screen.",
    requirement_ids: entry.id,
    does: entry.does,
    text: capitalize(entry.does),
  })),
});

const flowSteps: Writer = (_facts, request) => {
  const does = request.variables.does ?? "do it";
  return items([
    "The person opens the start page and sees what needs them, newest first.",
    `They choose to ${does}. The page shows what is needed for it, with what is already known filled in.`,
    "They fill in the rest. What cannot be right is marked at once, with a sentence that says how to put it right.",
    "They confirm. The button shows that it is working, and cannot be pressed twice.",
    "The result appears, with what happens next, who was told, and a way to undo it.",
  ]);
};

const flowTrouble: Writer = (facts) => ({
  records: rowsOf("what_goes_wrong what_the_person_sees how_they_go_on", [
    [
      "Something is missing or wrong",
      "The field, marked, with a sentence",
      "They correct it; nothing else they typed is lost",
    ],
    [
      `Nothing is found`,
      `"There are no ${toPlural(facts.idea.things[0] ?? "entry")} for this yet", and what would bring some`,
      "They widen the search or add the first one",
    ],
    ["They may not do it", "That it exists, and whom to ask", "They ask, without leaving the page"],
    ["The connection breaks", "That it was not sent yet", "It is sent again by itself, once"],
    ["Somebody else was faster", "What the other person did", "They decide again"],
    [
      "They change their mind",
      "A way to undo, for as long as nobody relies on it",
      "They undo it, and those who were told are told again",
    ],
  ]),
});

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
      .map((entry) => [
        `Button of the flow for ${entry.id}`,
        `"${capitalize(entry.does.split(" ").slice(0, 4).join(" "))}"`,
      ]),
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
