import { createRequire } from "node:module";
import { dirname } from "node:path";
import { expect, test } from "@playwright/test";
import { z } from "zod";
import { readHistory, ScriptedPerson, type Verdict } from "./support/scripted-person";
import { serveThisFile } from "./support/serve-this-file";
import { ApprovalDetail, type ApprovalRow, type RunDetail, type RunEvent } from "./support/shapes";

/** A real workflow of others, unchanged, as its package ships it. */
const WORKFLOW = "greenfield-fullstack";
const library = dirname(createRequire(import.meta.url).resolve("bmad-method/package.json"));
const input = { idea: "A web app where neighbours lend tools to each other" };

type Trial = { title: string; isYes: boolean; isAsked: boolean };

const trials: Trial[] = [true, false].flatMap((isYes) => [
  { title: `a person answers every question with ${isYes ? "yes" : "no"}`, isYes, isAsked: true },
  { title: `the launch answers every question with ${isYes ? "yes" : "no"}`, isYes, isAsked: false },
]);

const server = serveThisFile(() => ({ BOTARMY_LIBRARY: library }));
/** All run at once: each waits more for its agents than it works. */
let ended: Map<Trial, Promise<{ run: RunDetail; asked: number }>>;

test.beforeAll(() => {
  ended = new Map(trials.map((trial) => [trial, carryOut(trial)]));
});

for (const trial of trials) {
  test(`${WORKFLOW} runs to its end when ${trial.title}`, async () => {
    const { run, asked } = (await ended.get(trial)) ?? { run: null, asked: 0 };
    if (!run) throw new Error("The run was not started.");
    if (trial.isAsked) expect(asked).toBeGreaterThan(2);
    else expect(asked).toBe(0);
    await expectWholeRun(run, trial);
  });
}

async function carryOut({ isYes, isAsked, title }: Trial): Promise<{ run: RunDetail; asked: number }> {
  let asked = 0;
  const person = new ScriptedPerson(server.api, (approval) => {
    if (approval.kind === "question") asked += 1;
    return answer(approval, isYes);
  });
  const answers = Object.fromEntries((await listChoices()).map((name) => [name, isYes]));
  const beforehand = isAsked ? {} : { answers, unanswered: "no" as const };
  const runId = await person.start(title, { workflowId: WORKFLOW, input, ...beforehand });
  return { run: await person.drive(runId), asked };
}

const Step = z.object({
  kind: z.literal("step"),
  key: z.string(),
  optional: z.boolean(),
  conditionText: z.string().nullable(),
  inputs: z.array(z.object({ name: z.string(), symbolic: z.boolean() })),
});
type Step = z.infer<typeof Step>;

const Definition = z.object({ definition: z.object({ sequences: z.array(z.json()) }) });

async function readSteps(): Promise<Step[]> {
  const { definition } = await server.api.query("workflows.get", { id: WORKFLOW }, Definition);
  return stepsIn(definition.sequences);
}

/** Steps at every depth: blocks hold lists of steps, under names that do not matter here. */
function stepsIn(part: z.core.util.JSONType): Step[] {
  if (Array.isArray(part)) return part.flatMap(stepsIn);
  if (part === null || typeof part !== "object") return [];
  const { success, data } = Step.safeParse(part);
  return success ? [data] : Object.values(part).flatMap(stepsIn);
}

/** Steps that come only when a person wants them. */
function wishes(steps: Step[]): string[] {
  return steps.filter(({ conditionText }) => conditionText?.startsWith("user_")).map(({ key }) => key);
}

/** What a person may decide beforehand: their own wishes, and steps that are optional. */
async function listChoices(): Promise<string[]> {
  return (await readSteps()).flatMap(({ key, optional, conditionText }) => [
    ...(conditionText?.startsWith("user_") ? [conditionText] : []),
    ...(optional ? [key] : []),
  ]);
}

async function answer({ id, kind }: ApprovalRow, isYes: boolean): Promise<Verdict> {
  if (kind !== "question") return { action: "approve", comment: "" };
  const { options } = await server.api.query("approvals.get", { approvalId: id }, ApprovalDetail);
  const isYesOrNo = options.some(({ value }) => value === "true");
  return { answer: isYesOrNo ? isYes : (options[0]?.value ?? "") };
}

async function expectWholeRun({ id, status, reason, steps }: RunDetail, { isYes }: Trial): Promise<void> {
  expect(status, reason?.sentence).toBe("completed");
  expect(steps.length).toBeGreaterThan(15);
  for (const step of steps) {
    expect(["completed", "skipped"], step.stepKey).toContain(step.status);
    if (step.status === "skipped") expect(step.reason?.sentence, step.stepKey).toMatch(/\w+ .+\.$/);
  }
  const skipped = steps.filter((step) => step.status === "skipped").map(({ stepKey }) => keyOf(stepKey));
  if (!isYes) expect(skipped).toEqual(expect.arrayContaining(wishes(await readSteps())));
  expectStories(steps);
  const { events } = await readHistory(server.api, id);
  expectInputsAccepted(await readSteps(), events);
}

/** The definition's key of a step: `stories[2]/story` is `stories/story`. */
function keyOf(stepKey: string): string {
  return stepKey.replaceAll(/\[\d+\]/g, "");
}

/** A document's name at a step: each story has documents of its own. */
function nameAt(name: string, stepKey: string): string {
  const item = /\[(\d+)\]/.exec(stepKey)?.[1];
  return item === undefined ? name : name.replaceAll("{{index}}", String(Number(item) + 1));
}

const Made = z.object({ artifactId: z.string(), name: z.string() });
const Scheduled = z.object({ stepKey: z.string(), given: z.array(z.string()) });
const Completed = z.object({ outputs: z.array(Made) });

/** A step that was started had been given every document that its definition requires, accepted before. */
function expectInputsAccepted(steps: Step[], events: RunEvent[]): void {
  const accepted = new Map<string, string>();
  let started = 0;
  for (const { type, data } of events) {
    if (type === "step.completed") {
      for (const { artifactId, name } of Completed.parse(data).outputs) accepted.set(artifactId, name);
    }
    if (type !== "step.scheduled") continue;
    const { stepKey, given } = Scheduled.parse(data);
    const step = steps.find(({ key }) => key === keyOf(stepKey));
    const required = (step?.inputs ?? [])
      .filter(({ symbolic }) => !symbolic)
      .map(({ name }) => nameAt(name, stepKey));
    expect(step, stepKey).toBeDefined();
    expect(
      given.map((artifactId) => accepted.get(artifactId) ?? `not accepted: ${artifactId}`),
      stepKey,
    ).toEqual(expect.arrayContaining(required));
    started += 1;
  }
  expect(started).toBeGreaterThan(5);
}

/** The story loop that the file only describes was gone through, more than once. */
function expectStories(steps: RunDetail["steps"]): void {
  const stories = steps.filter(({ stepKey }) => keyOf(stepKey) === "stories/story");
  expect(stories.length).toBeGreaterThan(1);
}
