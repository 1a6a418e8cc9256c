import { describe, expect, test } from "vitest";
import { loop, route, step, workflow } from "../testing/build-workflow";
import {
  answers,
  answersAhead,
  approves,
  asks,
  cancels,
  finishes,
  type Move,
  send,
  starts,
} from "../testing/moves";
import { ann, bob, oda } from "../testing/people";
import { given, type Scenario } from "../testing/scenario";

const first = step("first");
const asksOf = (run: Scenario) => Object.values(run.state.approvals);

describe("an answer that comes before its question", () => {
  test("is used when the question comes, as the decision of whoever gave it", () => {
    const run = given(workflow([first, step("extra", { condition: "user_wants_it" })]));
    run.when(answersAhead("user_wants_it", true)).thenSees({ events: ["answer.kept"] });
    run.when(finishes("first")).thenSees({
      steps: { extra: "queued" },
      includes: ["approval.requested", "approval.decided", "finding.recorded"],
    });
    expect(asksOf(run)).toMatchObject([
      { status: "approved", decision: { answer: true, by: { id: bob.id }, action: "answer" } },
    ]);
    expect(run.state.findings.user_wants_it).toMatchObject({ value: true, source: "person" });
    expect(run.state.keptAnswers).toEqual({});
  });

  test.each<[string, Parameters<typeof workflow>[0], string, boolean | string, Record<string, string>]>([
    ["an optional step", [first, step("extra", { optional: true })], "extra", false, { extra: "skipped" }],
    ["an agent", [first, step("extra", { agents: ["a", "b"] })], "extra.agent", "b", { extra: "queued" }],
    ["a route", [first, route("way", { go: [step("x")], stop: [] })], "way", "go", { "way/x": "queued" }],
  ])("decides about %s", (_, nodes, name, answer, steps) => {
    const run = given(workflow(nodes), answersAhead(name, answer), finishes("first"));
    run.thenSees({ steps });
    expect(run.state.pendingApprovals).toEqual([]);
  });

  test("is kept while another question is open", () => {
    const run = given(workflow([step("extra", { optional: true }), step("last", { optional: true })]));
    run.when(answersAhead("last", false)).thenSees({ steps: { extra: "asking" }, events: ["answer.kept"] });
  });

  test("is one of at most 200, and replaces an earlier one under its name", () => {
    const run = given(workflow([first]));
    for (let at = 0; at < 200; at += 1) run.when(answersAhead(`fact_${at}`, true));
    run.thenRefuses(answersAhead("one_more", true), "bad-input", /at most 200 answers/);
    run.when(answersAhead("fact_0", false, { requestId: "again" })).thenSees({ events: ["answer.kept"] });
  });

  test("decides at the bound of a loop, once", () => {
    const rounds = loop("rounds", "equals:done,yes", 1, [step("work")]);
    const run = given(workflow([rounds]), answersAhead("rounds", "again"));
    run.when(finishes("rounds/work")).thenSees({ steps: { "rounds/work": "queued" } });
    run.when(finishes("rounds/work"));
    expect(run.state.pendingApprovals).toHaveLength(1);
  });

  test("can end the run at the bound of a loop", () => {
    const rounds = loop("rounds", "equals:done,yes", 1, [step("work")]);
    const run = given(workflow([rounds, step("after")]), answersAhead("rounds", "stop"));
    run.when(finishes("rounds/work")).thenSees({ run: "failed" });
  });

  test("to what an agent may ask is given on purpose, under the step's question", () => {
    const run = given(workflow([first]), answersAhead("first.question", "right", { by: ann }));
    run.when(answersAhead("first", "left"), asks("first")).thenSees({ steps: { first: "queued" } });
    expect(asksOf(run)).toMatchObject([{ decision: { answer: "right", by: { id: ann.id } } }]);
  });

  test("goes before what the launcher left unanswered", () => {
    const definition = workflow([first, step("extra", { optional: true })]);
    const run = given(definition, starts({ unanswered: "no" }), answersAhead("extra", true));
    run.when(finishes("first")).thenSees({ steps: { extra: "queued" } });
  });

  test("takes the place of the one before under the same name", () => {
    const run = given(workflow([first, step("extra", { optional: true })]), answersAhead("extra", true));
    run.when(answersAhead("extra", false, { requestId: "second" }), finishes("first"));
    run.thenSees({ steps: { extra: "skipped" } });
  });

  test("changes nothing when its order is repeated", () => {
    const move = answersAhead("extra", true);
    given(workflow([first]), move).thenIgnores(move);
  });
});

describe("a kept answer is left, and a person asked, when", () => {
  const definition = workflow([first, step("extra", { agents: ["a", "b"], role: "owner" })]);

  test.each<[string, Move]>([
    ["it is none of the options", answersAhead("extra.agent", "c", { by: ann })],
    ["its giver may not decide this", answersAhead("extra.agent", "b", { by: bob })],
  ])("%s", (_, move) => {
    const run = given(definition, move, finishes("first"));
    run.thenSees({ run: "paused: approval", steps: { extra: "asking" } });
    run.when(answers("extra", "a", { by: ann }), finishes("extra"));
    expect(unusedIn(run)).toEqual(["extra.agent"]);
    expect(run.view().keptAnswers).toMatchObject([{ name: "extra.agent" }]);
  });
});

describe("an answer ahead is refused", () => {
  test("when its question is open already, with the request to answer", () => {
    const run = given(workflow([step("extra", { optional: true })]));
    run.thenRefuses(answersAhead("extra", true), "bad-input", /open already/);
  });

  test("when the run has ended", () => {
    given(workflow([first]), cancels()).thenRefuses(answersAhead("extra", true), "illegal-move");
  });
});

test("what was never asked is listed at every kind of ending", () => {
  const definition = workflow([step("plan", { gate: "after", onReject: { kind: "halt" } })]);
  const ended = [
    given(definition, answersAhead("moon", true), finishes("plan"), approves("plan")),
    given(definition, answersAhead("moon", true), cancels({ by: oda })),
  ];
  expect(ended.map(unusedIn)).toEqual([["moon"], ["moon"]]);
});

test("what comes after the end lists nothing again", () => {
  const run = given(workflow([first]), answersAhead("moon", true));
  const late = send(finishes("first")(run.definition, run.state));
  run.when(cancels(), late).thenSees({ events: ["step.fenced"] });
});

/** Names listed as never asked by the last move. */
function unusedIn({ last }: Scenario): string[] {
  return last.events.flatMap((event) => (event.type === "answers.unused" ? event.data.names : []));
}
