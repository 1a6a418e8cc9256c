import { expect, test } from "vitest";
import { leastWidthOf, readLayout, resizeColumn, widthOf, writeLayout } from "./column-layout";
import { USUAL_COLUMNS } from "./run-columns";

test("columns and their widths are kept as names", () => {
  const layout = readLayout(["status", "run:320", "cost"]);
  expect(layout).toEqual({ columns: ["status", "run", "cost"], widths: { run: 320 } });
  expect(writeLayout(layout)).toEqual(["status", "run:320", "cost"]);
});

test("columns made wide leave room for the others", () => {
  expect(leastWidthOf(readLayout(["status", "run", "waiting"]))).toBeUndefined();
  expect(leastWidthOf(readLayout(["status", "run:600", "waiting", "cost"]))).toBe(
    "calc(10.5rem + 600px + 10rem)",
  );
});

test("names nobody knows and widths that are none are passed over, and the run is always there", () => {
  expect(readLayout(["owner:wide", "mood:80", "owner"])).toEqual({ columns: ["run", "owner"], widths: {} });
  expect(readLayout([])).toEqual({ columns: USUAL_COLUMNS, widths: {} });
});

test("a column gets as wide as it is asked to, within bounds, and can go back to what is usual", () => {
  const wide = resizeColumn(readLayout(["run"]), "run", 5_000);
  expect(widthOf(wide, "run")).toBe("960px");
  expect(widthOf(resizeColumn(wide, "run", 3.2), "run")).toBe("64px");
  expect(widthOf(resizeColumn(wide, "run", null), "run")).toBe("22%");
});
