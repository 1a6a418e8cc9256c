import { expect, test } from "vitest";
import { createRoster } from "./agent-roster";
import { createOfflineAgent } from "./offline-agent";
import { createScriptedAgent } from "./scripted-agent";

const offline = createOfflineAgent({ sectionDelayMs: 0 });

test("every role gets the default agent", () => {
  const roster = createRoster({ defaultModel: "offline", byRole: {}, offline });
  expect(roster("analyst")).toBe(offline);
  expect(roster("anybody")).toBe(offline);
});

test("a role with a model of its own gets that one", () => {
  const scripted = createScriptedAgent();
  const providers = { compatible: () => scripted };
  const roster = createRoster({
    defaultModel: "offline",
    byRole: { coder: "compatible/x" },
    offline,
    providers,
  });
  expect(roster("coder")).toBe(scripted);
  expect(roster("tester")).toBe(offline);
});

test("the same model is built once", () => {
  let built = 0;
  const providers = {
    compatible: () => createScriptedAgent({ count: { kind: "throws", message: String(++built) } }),
  };
  createRoster({ defaultModel: "compatible/x", byRole: { coder: "compatible/x" }, offline, providers });
  expect(built).toBe(1);
});

test.each([
  ["openai/gpt-5", /BOTARMY_MODEL.*models of openai cannot be used yet/],
  ["gpt-5", /is set to "gpt-5"\. Write "offline" or provider\/model/],
  ["openai/", /Write "offline" or provider\/model/],
  ["constructor/x", /Write "offline" or provider\/model/],
])("the model %s stops the start with a sentence", (defaultModel, sentence) => {
  expect(() => createRoster({ defaultModel, byRole: {}, offline })).toThrow(sentence);
});

test("a role's model that cannot be used names the role", () => {
  expect(() => createRoster({ defaultModel: "offline", byRole: { coder: "google/x" }, offline })).toThrow(
    /role "coder"/,
  );
});
