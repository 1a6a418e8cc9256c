import { expect, it } from "vitest";
import type { WorkflowRow } from "#server/queries/list-workflows";
import type { Problem } from "#workflows/definition/problem";
import { findWorkflows, healthOf, launchPath, ownPacksFirst, workflowPath } from "./find-workflows";

const sdlc: WorkflowRow = {
  id: "sdlc",
  pack: "botarmy",
  name: "Idea to deployment",
  description: "From a sentence to a release decision.",
  type: "greenfield",
  version: "0".repeat(64),
  declaredVersion: "1.0",
  steps: 10,
  gates: 4,
  sequences: ["main"],
  agents: ["analyst", "architect"],
  problems: [],
  canStart: true,
};
const prd: WorkflowRow = { ...sdlc, id: "prd", pack: "core", name: "PRD only", agents: ["pm"] };

function problem(severity: Problem["severity"]): Problem {
  return { file: "x.yaml", line: 1, column: 1, code: "c", message: "m", hint: "h", severity };
}

it("every word of a search must be found somewhere, in any case", () => {
  const find = (search: string) => findWorkflows([sdlc, prd], { search, pack: null }).map(({ id }) => id);
  expect(find("")).toEqual(["sdlc", "prd"]);
  expect(find(" Greenfield  ANALYST ")).toEqual(["sdlc"]);
  expect(find("analyst pm")).toEqual([]);
});

it("a pack leaves out the others", () => {
  expect(findWorkflows([sdlc, prd], { search: "", pack: "core" }).map(({ id }) => id)).toEqual(["prd"]);
});

it("what is shipped and what was saved here come first, the others stay in their order", () => {
  const rows = ["zeta", "alpha", "local", "botarmy", "alpha"].map((pack) => ({ ...sdlc, pack }));
  expect(ownPacksFirst(rows).map(({ pack }) => pack)).toEqual(["botarmy", "local", "zeta", "alpha", "alpha"]);
});

it("a broken file is told from one that still has a good version", () => {
  expect(healthOf(sdlc)).toBe("good");
  expect(healthOf({ problems: [problem("warning")], canStart: true })).toBe("warned");
  expect(healthOf({ problems: [problem("error")], canStart: true })).toBe("outdated");
  expect(healthOf({ problems: [problem("error")], canStart: false })).toBe("broken");
});

it("paths carry any pack and id", () => {
  const odd = { pack: "a/b", id: "x y&z" };
  expect(workflowPath(odd)).toBe("/workflows/a%2Fb/x%20y%26z");
  expect(launchPath(odd)).toBe("/launch?workflow=x+y%26z&pack=a%2Fb");
});
