import { expect, it } from "vitest";
import { placeMarks } from "./place-marks";
import type { Point, RoutedEdge } from "./route-edges";

function line(id: string, ...points: [number, number][]): RoutedEdge {
  const edge = { from: "a", to: id, kind: "next" as const, label: "" };
  return { id, edge, points: points.map(([x, y]): Point => ({ x, y })) };
}

it("a mark stands in the middle of the longest stretch", () => {
  const places = placeMarks([line("b", [0, 0], [10, 0], [10, 100], [20, 100])]);
  expect(places.get("b")).toEqual({ x: 10, y: 50 });
});

it("marks of edges that run side by side do not cover each other", () => {
  const places = placeMarks([
    line("b", [0, 0], [10, 0], [10, 40], [180, 40], [180, 10], [190, 10]),
    line("c", [0, 0], [14, 0], [14, 45], [176, 45], [176, 180], [190, 180]),
    line("d", [0, 0], [18, 0], [18, 50], [172, 50], [172, 60]),
    line("e", [0, 0], [18, 0], [18, 50], [172, 50], [172, 60]),
  ]);
  const points = [...places.values()];
  expect(points.length).toBe(4);
  const distances = points.flatMap((one, at) =>
    points.slice(at + 1).map((other) => Math.hypot(one.x - other.x, one.y - other.y)),
  );
  expect(Math.min(...distances)).toBeGreaterThanOrEqual(20);
  expect(places.get("c")).toEqual({ x: 176, y: 112.5 });
});
