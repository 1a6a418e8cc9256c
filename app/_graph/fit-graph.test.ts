import { expect, it } from "vitest";
import { fitAll, fitAtOpen } from "./fit-graph";

const pane = { width: 1_372, height: 690 };
/** As wide as the pane, and so tall that its end lies where the buttons are. */
const diagonal = { width: 1_200, height: 640 };

it("keeps the end of a graph clear of the buttons", () => {
  for (const fit of [fitAll(diagonal, pane), fitAtOpen(diagonal, pane, undefined)]) {
    expect(fit.y + diagonal.height * fit.zoom).toBeLessThanOrEqual(pane.height - 64);
    expect(fit.y).toBeGreaterThanOrEqual(16);
  }
});

it("keeps a small graph in the middle, and no larger than it is", () => {
  const { zoom, y } = fitAll({ width: 400, height: 200 }, pane);
  expect([zoom, y]).toEqual([1, 245]);
});
