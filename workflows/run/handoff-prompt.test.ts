import { expect, test } from "vitest";
import { composeHandoffPrompt } from "./handoff-prompt";

const compose = (prompts: Record<string, string>, from: string, to: string, hasIssues = false) =>
  composeHandoffPrompt(prompts, {
    from,
    to,
    documents: [],
    hasIssues,
    value: () => undefined,
    truth: () => undefined,
  });

test.each([
  ["analyst", "pm", "analyst_to_pm"],
  ["pm", "ux-expert", "pm_to_ux"],
  ["ux-expert", "architect", "ux_to_architect"],
  ["ux-expert", "coder", "ux-expert_to_coder"],
  ["qa", "dev", "tester_to_coder"],
  ["dev", "po", "updated_to_po"],
])("from %s to %s the prompt %s fits", (from, to, key) => {
  const prompts = Object.fromEntries(
    [key, "complete", "x_to_y", "architect_review"].map((name) => [name, name]),
  );
  expect(compose(prompts, from, to)).toBe(key);
});

test("both sides named go before everything else", () => {
  expect(
    compose({ updated_to_po: "updated", po_issues: "issues", dev_to_po: "both" }, "dev", "po", true),
  ).toBe("both");
});

test("the sender's issues go before what was updated, and count only when there are some", () => {
  const prompts = { updated_to_po: "updated", qa_issues: "issues" };
  expect(compose(prompts, "qa", "po", true)).toBe("issues");
  expect(compose(prompts, "qa", "po")).toBe("updated");
  expect(compose({ tester_issues: "issues" }, "qa", "sm", true)).toBe("issues");
});

test("a prompt for others fits nobody", () => {
  expect(compose({ analyst_to_pm: "x", complete: "y" }, "dev", "qa")).toBeNull();
});
