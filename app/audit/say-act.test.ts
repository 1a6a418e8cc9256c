import { expect, it } from "vitest";
import { sayAction, sayOutcome, sayTarget } from "./say-act";

const ID = "01a202e7-09c0-7b2c-aacc-6d842f0ee10d";
const names = (id: string) => (id === ID ? "Ann" : undefined);

it.each([
  ["run.started", "Run started"],
  ["member.roleChanged", "Member role changed"],
])("%s reads in words", (action, words) => {
  expect(sayAction(action)).toBe(words);
});

it("people have names, everything else a short id and a place", () => {
  expect(sayTarget(`user:${ID}`, names)).toEqual({ text: "Ann", href: "/settings?tab=members" });
  expect(sayTarget(`run:${ID}`, names)).toEqual({ text: "run:01a202e7…e10d", href: `/runs/${ID}` });
  expect(sayTarget(`approval:${ID}-a2`, names)).toEqual({
    text: "approval:01a202e7…e10d-a2",
    href: `/runs/${ID}`,
  });
  expect(sayTarget("odd", names)).toEqual({ text: "odd", href: null });
});

it("the outcome is what tells most, without hashes and numbers", () => {
  expect(sayOutcome({ seq: 1, workflowSha: "abc", title: "Tennis" })).toBe("Tennis");
  expect(sayOutcome({ action: "reject", answer: null, comment: "too dear", sha: "x" })).toBe(
    "reject · too dear",
  );
  expect(sayOutcome("high")).toBe("high");
  expect([sayOutcome(null), sayOutcome(["a"]), sayOutcome({})]).toEqual(["", "", ""]);
});
