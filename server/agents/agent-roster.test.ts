import { expect, test } from "vitest";
import type { Agent } from "#server/engine/agent-port";
import { createRoster, type ModelSettings, type RosterOptions } from "./agent-roster";
import { writeModelName } from "./model-name";
import { createScriptedAgent, succeed } from "./scripted-agent";
import { sampleTask } from "./testing/sample-task";

const named = (model: string): Agent => createScriptedAgent({ "*": succeed({ model }) });
const coder = { id: "dev", role: "coder" };

function rosterWith(settings: Partial<ModelSettings>, given: Partial<RosterOptions> = {}) {
  return createRoster({
    defaultModel: "offline",
    providers: { compatible: { baseUrl: "http://127.0.0.1:9" } },
    offline: named("offline"),
    runner: (name) => named(writeModelName(name)),
    readSettings: async () => ({ models: {}, prices: {}, ...settings }),
    ...given,
  });
}

const perform = (agent: Agent) => agent.perform(sampleTask(), () => undefined, new AbortController().signal);

test.each([
  ["nothing is set", {}, "offline"],
  ["its role has one", { coder: "compatible/a" }, "compatible/a"],
  ["it has one of its own", { coder: "compatible/a", dev: "compatible/b/c" }, "compatible/b/c"],
  ["another role has one", { tester: "compatible/a" }, "offline"],
])("the model of an agent when %s", async (_, models, model) => {
  expect(await perform(rosterWith({ models })(coder))).toMatchObject({ model });
});

test("the setting is read when a task starts", async () => {
  const settings = { models: {}, prices: {} };
  const agent = rosterWith({}, { readSettings: async () => settings })(coder);
  expect(await perform(agent)).toMatchObject({ model: "offline" });
  settings.models = { coder: "compatible/new" };
  expect(await perform(agent)).toMatchObject({ model: "compatible/new" });
});

test("a model whose provider is not configured goes to a person, with the variable", async () => {
  const outcome = await perform(rosterWith({ models: { coder: "openai/gpt-5" } })(coder));
  expect(outcome).toMatchObject({ kind: "failed", retryable: false });
  expect(outcome).toMatchObject({ message: expect.stringMatching(/OPENAI_API_KEY is not set.*settings/) });
});

test.each([
  ["openai/gpt-5", /BOTARMY_MODEL: .*OPENAI_API_KEY is not set/],
  ["gpt-5", /BOTARMY_MODEL: "gpt-5" is no model\. Write offline, or provider\/model/],
  ["openai/", /is no model/],
  ["constructor/x", /is no model/],
])("the default model %s stops the start with a sentence", (defaultModel, sentence) => {
  expect(() => rosterWith({}, { defaultModel })).toThrow(sentence);
});
