import { expect, it } from "vitest";
import { moveColumn, toggleColumn } from "./run-columns";

it("the run stays", () => {
  expect(toggleColumn(["run", "cost"], "run")).toEqual(["run", "cost"]);
});

it("columns come at the end, go, and move by one place", () => {
  expect(toggleColumn(["run"], "owner")).toEqual(["run", "owner"]);
  expect(toggleColumn(["run", "owner"], "owner")).toEqual(["run"]);
  expect(moveColumn(["run", "cost", "owner"], "owner", -1)).toEqual(["run", "owner", "cost"]);
  expect(moveColumn(["run", "cost"], "cost", 1)).toEqual(["run", "cost"]);
});
