import { expect, it } from "vitest";
import { moveColumn, readColumns, toggleColumn, USUAL_COLUMNS } from "./run-columns";

it("nothing kept means the usual columns", () => {
  expect(readColumns(null)).toEqual(USUAL_COLUMNS);
  expect(readColumns(["gone"])).toEqual(USUAL_COLUMNS);
});

it("the run is never missing", () => {
  expect(readColumns(["cost", "gone", "status"])).toEqual(["run", "cost", "status"]);
  expect(toggleColumn(["run", "cost"], "run")).toEqual(["run", "cost"]);
});

it("columns come at the end, go, and move by one place", () => {
  expect(toggleColumn(["run"], "owner")).toEqual(["run", "owner"]);
  expect(toggleColumn(["run", "owner"], "owner")).toEqual(["run"]);
  expect(moveColumn(["run", "cost", "owner"], "owner", -1)).toEqual(["run", "owner", "cost"]);
  expect(moveColumn(["run", "cost"], "cost", 1)).toEqual(["run", "cost"]);
});
