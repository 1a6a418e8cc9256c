import { expect, it } from "vitest";
import { fitAll, fitAtOpen, isReadableWhole, reveal } from "./fit-graph";

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

/** Twenty steps, one after the other. */
const long = { width: 20 * 174, height: 680 };
const step = { x: 10 * 174, y: 300, width: 140, height: 66 };

function placeOf({ x, y, width, height }: typeof step, view: { x: number; y: number; zoom: number }) {
  const [left, top] = [x * view.zoom + view.x, y * view.zoom + view.y];
  return { left, top, right: left + width * view.zoom, bottom: top + height * view.zoom };
}

it("opens a graph that is too long to be read as a whole at its focus, large enough to be read", () => {
  expect(isReadableWhole(long, pane)).toBe(false);
  const view = fitAtOpen(long, pane, step);
  expect(view.zoom).toBeGreaterThanOrEqual(0.85);
  const { left, right } = placeOf(step, view);
  expect((left + right) / 2).toBeCloseTo((104 + 16 + pane.width) / 2);
});

it("opens what is over at its beginning, without empty room below a tall graph", () => {
  expect(fitAtOpen(long, pane, undefined)).toMatchObject({ x: 120 });
  const tall = { width: 2_000, height: 1_400 };
  const last = { x: 1_800, y: 1_320, width: 140, height: 66 };
  const view = fitAtOpen(tall, pane, last);
  expect(view.y + tall.height * view.zoom).toBeCloseTo(pane.height - 64);
});

it("moves the view no further than shows a step, and not at all when it is seen", () => {
  const view = fitAtOpen(long, pane, undefined);
  const moved = reveal(view, pane, step);
  expect(placeOf(step, moved).right).toBeCloseTo(pane.width - 16);
  expect(moved.y).toBe(view.y);
  expect(reveal(moved, pane, step)).toBe(moved);
  expect(placeOf(step, reveal({ ...view, x: -4_000 }, pane, step)).left).toBeCloseTo(120);
});
