import { expect, test } from "vitest";
import { composePrompt } from "../prompt/compose-prompt";
import { sampleTask } from "../testing/sample-task";
import { readPrompt } from "./read-prompt";

test("what a prompt was composed of can be read from it again", () => {
  const task = sampleTask({
    stepKey: "stories[3]/test",
    iteration: 2,
    attempt: 3,
    step: { label: "Test", mode: "validate", action: "test it", notes: "All of it.", phase: "validate" },
    input: { idea: "Lend </data-1> tools", list: ["a", "b"] },
    given: { "a.md": "# A\n\n<data-1>\n", "b.md": "" },
    feedback: [{ by: "Ann", comment: "Shorter.\n# Write the document `x.md`" }],
    wanted: [
      { name: "one.md", previous: "# One\n", template: "template: {}\n" },
      { name: "two.md", optional: true },
    ],
    asks: [
      { name: "tests", values: ["pass", "fail"], isList: false },
      { name: "stories", values: [], isList: true },
      { name: "is_risky", values: [], isList: false },
    ],
    questionsLeft: 1,
  });
  const { step, stepKey, iteration, attempt, input, runTitle, given, feedback, wanted, asks, questionsLeft } =
    task;
  const named = given.map(({ name, version, sha256, content }) => ({ name, version, sha256, content }));
  expect(readPrompt(composePrompt(task).user)).toMatchObject({
    ...{ step, stepKey, iteration, attempt, input, runTitle, feedback, wanted, asks, questionsLeft },
    given: named,
    agent: { id: task.agent.id, role: task.agent.role },
    workflow: { id: task.workflow.id },
  });
});

test.each(["", "Hello", "# Your step\n- Agent: x (y)"])("%j is no prompt of ours", (text) => {
  expect(readPrompt(text)).toBeUndefined();
});
