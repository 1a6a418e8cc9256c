import { expect, it } from "vitest";
import { viewRun } from "#workflows/run/run-view";
import { forEach, step, workflow } from "#workflows/testing/build-workflow";
import { begins, fails, pauses, send, starts } from "#workflows/testing/moves";
import { oda } from "#workflows/testing/people";
import { Scenario } from "#workflows/testing/scenario";
import { listAlerts, noWorkerFrom } from "./list-alerts";

const definition = workflow([step("plan", { agent: "analyst", creates: ["plan.md"] })]);
const begun = () => new Scenario(definition).when(starts());
const view = (run: Scenario) => viewRun(run.definition, run.state);

it("a run that moves has nothing to say", () => {
  const run = begun().when(begins("plan"));
  expect(listAlerts(view(run), run.at)).toEqual([]);
  expect(noWorkerFrom(view(run))).toBeNull();
});

it("a step that no worker takes is told after ten seconds", () => {
  const run = begun();
  const from = noWorkerFrom(view(run)) ?? 0;
  expect(from).toBe(run.at + 10_000);
  expect(listAlerts(view(run), from - 1)).toEqual([]);
  expect(listAlerts(view(run), from)).toMatchObject([{ kind: "no-worker", since: run.at }]);
});

it("an incident names its step, its agent and why", () => {
  const run = begun().when(begins("plan"), fails("plan", { retryable: false, message: "no answer" }));
  expect(listAlerts(view(run), run.at)).toMatchObject([
    { kind: "incident", place: { stepKey: "plan", label: "plan", agent: "analyst", isBlock: false } },
  ]);
});

it("an incident of a map is one of a block", () => {
  const map = workflow([forEach("stories", "stories", [step("code")])]);
  const run = new Scenario(map).when(starts());
  expect(listAlerts(view(run), run.at)).toMatchObject([
    { kind: "incident", place: { stepKey: "stories", isBlock: true } },
  ]);
});

it("a pause by a person tells who and why, and a halt who asked for it", () => {
  const halt = send({ type: "haltNext", by: oda, requestId: "h", reason: "" });
  const run = begun().when(begins("plan"), halt, pauses({ reason: "waiting for legal" }));
  expect(listAlerts(view(run), run.at)).toMatchObject([
    { kind: "paused", sentence: expect.stringContaining("waiting for legal"), since: run.at },
    { kind: "halt", by: oda.name },
  ]);
});

it("tells what the server sees around the run, the worst first, and nothing of it once the run has ended", () => {
  const run = begun().when(begins("plan"), pauses({ reason: "lunch" }));
  const around = {
    stalled: [
      { stepKey: "plan", since: "2026-01-01T10:00:00.000Z" },
      { stepKey: "gone", since: "2026-01-01T10:00:00.000Z" },
    ],
    newerVersion: "9f31aaaaaaaa",
    tightBudgets: [{ per: "run" as const, unit: "cost" as const, used: 4.6, limit: 5 }],
  };
  const alerts = listAlerts(view(run), run.at, around);
  expect(alerts.map(({ kind }) => kind)).toEqual(["stalled", "paused", "newer-version", "budget"]);
  expect(alerts[0]).toMatchObject({ sentence: expect.stringContaining("“plan” does not answer") });
  expect(alerts.at(-1)).toMatchObject({
    sentence: expect.stringContaining("92 % of the budget of this run"),
  });
  expect(
    listAlerts({ ...view(run), status: "completed", finishedAt: run.at, reason: null }, run.at, around),
  ).toEqual([]);
});
