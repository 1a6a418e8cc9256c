import { expect, test } from "vitest";
import { step, workflow } from "../testing/build-workflow";
import { begins, cancels, dies, fails, finishes, retries, send, wakes } from "../testing/moves";
import { given } from "../testing/scenario";
import { stepOf } from "./run-state";

const plain = workflow([step("write", { creates: ["a.md"] }), step("read")]);

test("the task of a dead worker is started again at once, as another attempt", () => {
  const run = given(plain, begins("write"), dies("write")).thenSees({
    steps: { write: "queued" },
    agents: { write: "working" },
    commands: ["performTask"],
  });
  expect(stepOf(run.state, "write")).toMatchObject({ attempt: 2, crashes: 1, failures: 0 });
});

test("a step that ends its worker three times is put aside", () => {
  const run = given(plain, dies("write"), dies("write")).thenSees({ steps: { write: "queued" } });
  run.when(dies("write")).thenSees({
    run: "paused: incident",
    steps: { write: "stuck" },
    commands: [],
  });
  expect(run.view().incidents[0]?.because.code).toBe("quarantined");
});

test("a quarantined step may be tried again by a person's order", () => {
  given(plain, dies("write"), dies("write"), dies("write"), retries("write"), dies("write")).thenSees({
    steps: { write: "queued" },
  });
});

test("failures and crashes are counted apart", () => {
  const run = given(plain, fails("write")).later(1_000).when(wakes(), dies("write"));
  expect(stepOf(run.state, "write")).toMatchObject({ failures: 1, crashes: 1, attempt: 3 });
});

const unsafe = workflow([step("pay", { effect: "unsafe" })]);

test("unsafe work whose worker died is never repeated by itself", () => {
  const run = given(unsafe, begins("pay"), dies("pay")).thenSees({ run: "paused: incident", commands: [] });
  expect(run.view().incidents[0]?.because.code).toBe("outcome-unknown");
  run.when(retries("pay")).thenSees({ steps: { pay: "queued" } });
});

test("unsafe work that failed is never repeated by itself", () => {
  given(unsafe, fails("pay")).thenSees({ steps: { pay: "stuck" } });
});

test("a report of a task that was given up is recorded and changes nothing else", () => {
  const run = given(plain);
  const late = send(finishes("write")(plain, run.state));
  run
    .when(dies("write"), late)
    .thenSees({ steps: { write: "queued" }, events: ["step.fenced"], commands: [] });
});

test("a result that comes after the run was cancelled is recorded and refused", () => {
  const run = given(plain);
  const late = send(finishes("write")(plain, run.state));
  run.when(cancels(), late).thenSees({ run: "cancelled", events: ["step.fenced"] });
  expect(run.view().artifacts).toEqual([]);
});

test("a repeated report of an accepted result is no news", () => {
  const run = given(plain);
  const twice = send(finishes("write")(plain, run.state));
  run.when(twice).thenIgnores(twice);
});

test("a late word of a beginning or a death is no news: the task was given up", () => {
  const run = given(plain, begins("write"));
  const late = [begins("write"), dies("write")].map((move) => send(move(plain, run.state)));
  run.when(dies("write"));
  for (const word of late) run.thenIgnores(word);
});

test("the same worker's second word that it began is no news", () => {
  given(plain, begins("write")).thenIgnores(begins("write"));
});

test("another worker that took the task over says so, and is the one that has it", () => {
  const run = given(plain, begins("write"), begins("write", "w2")).thenSees({ events: ["step.started"] });
  expect(stepOf(run.state, "write")).toMatchObject({ worker: "w2", attempt: 1 });
});

test("the death of a worker whose task is done changes nothing", () => {
  const run = given(plain);
  const late = send(dies("write")(plain, run.state));
  run.when(finishes("write")).thenIgnores(late);
});
