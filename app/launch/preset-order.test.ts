import { expect, it } from "vitest";
import type { LaunchPreset } from "#server/orders/launch-presets";
import type { InputField } from "#workflows/definition/definition";
import { EMPTY_DRAFT, writeOrder } from "./launch-draft";
import { contentOf, draftOf, findPresets, presetNamed, presetOrder } from "./preset-order";

function field(name: string, type: InputField["type"]): InputField {
  return { name, type, title: "", help: "", example: "", required: false, default: null, choices: [] };
}
const fields = [field("idea", "text"), field("size", "number"), field("rules", "list")];
const choices = [{ name: "announce", label: "Announce", kind: "optional" as const, stepKeys: [] }];
const target = { workflowId: "sdlc", pack: "botarmy", sequence: undefined, fields, choices };
const draft = {
  ...EMPTY_DRAFT,
  values: { idea: "Courts", size: "3", rules: "one\ntwo" },
  ...{
    title: "Tennis",
    tags: "web Q3",
    oversight: "high" as const,
    answers: { announce: false },
    unanswered: "no" as const,
  },
};
const content = contentOf(writeOrder(target, draft).order);

function preset(changes: Partial<LaunchPreset> = {}): LaunchPreset {
  const made = { id: "p1", name: "Courts", isTeams: false, isMine: true, ownerName: "Ann", version: 4 };
  return { ...content, ...made, updatedAt: "2026-11-22T10:00:00.000Z", ...changes };
}

it("a preset fills the form so that it starts the same run", () => {
  const filled = { ...EMPTY_DRAFT, ...draftOf(fields, content.settings) };
  expect(writeOrder(target, filled).order).toEqual(writeOrder(target, draft).order);
});

it("a field that the workflow has no longer is left out, a new one is empty", () => {
  const { values } = draftOf([field("idea", "text"), field("budget", "number")], content.settings);
  expect(values).toEqual({ idea: "Courts", budget: "" });
});

it("under a name of one's own for that workflow the preset is replaced, over the version that was seen", () => {
  const others = [preset({ isMine: false }), preset({ id: "p2", workflowId: "other" })];
  expect(presetNamed(others, content, "Courts")).toBeUndefined();
  const before = presetNamed([...others, preset()], content, " Courts ");
  const words = { name: "Courts", isTeams: true };
  expect(presetOrder(content, words, before, "new")).toMatchObject({ id: "p1", version: 4, isTeams: true });
  expect(presetOrder(content, words, undefined, "new")).toMatchObject({ id: "new", version: 0 });
});

it("a search finds presets by their name and by their workflow, within the pack", () => {
  const presets = [preset(), preset({ id: "p2", name: "Sundays", workflowId: "decision", pack: "ours" })];
  const idsOf = (search: string, pack: string | null, found: { id: string; pack: string }[] = []) =>
    findPresets(presets, found, { search, pack }).map(({ id }) => id);
  expect(idsOf("", null)).toEqual(["p1", "p2"]);
  expect(idsOf("", "ours")).toEqual(["p2"]);
  expect(idsOf("COURT", null)).toEqual(["p1"]);
  expect(idsOf("decide", null, [{ id: "decision", pack: "ours" }])).toEqual(["p2"]);
});
