import { expect, test } from "vitest";
import { percentile, round, summarize } from "./figure";

test("a percentile is the value of the nearest rank", () => {
  const hundred = Array.from({ length: 100 }, (_, at) => 100 - at);
  expect(percentile(hundred, 50)).toBe(50);
  expect(percentile(hundred, 99)).toBe(99);
  expect(percentile(hundred, 100)).toBe(100);
  expect(percentile([7], 1)).toBe(7);
  expect(percentile([3, 1, 2], 50)).toBe(2);
  expect(percentile([], 50)).toBeNaN();
});

test("the values given to a percentile stay in their order", () => {
  const values = [3, 1, 2];
  percentile(values, 50);
  expect(values).toEqual([3, 1, 2]);
});

test("a figure is the median of the rounds beside the floor's median, and their quotient", () => {
  const rounds = [{ stepsPerSec: 900 }, { stepsPerSec: 500 }, { stepsPerSec: 1_000 }];
  const floors = [{ stepsPerSec: 2_000 }, { stepsPerSec: 1_000 }, { stepsPerSec: 1_800 }];
  expect(summarize("W1", 32, rounds, floors)).toEqual([
    {
      workload: "W1",
      concurrency: 32,
      figure: "stepsPerSec",
      value: 900,
      unit: "steps/s",
      floor: 1_800,
      ratio: 0.5,
    },
  ]);
});

test("without a floor, or with one of zero, there is no ratio", () => {
  expect(summarize("W3", 10, [{ waitingRunKb: 1.2 }], [])).toMatchObject([{ floor: null, ratio: null }]);
  expect(summarize("W4", 200, [{ stepsTwice: 3 }], [{ stepsTwice: 0 }])).toMatchObject([
    { value: 3, floor: 0, ratio: null },
  ]);
});

test("figures come in the order of the table, and only those that were measured", () => {
  const figures = summarize("W2", 1, [{ runP50Ms: 4, runsPerSec: 200 }], [{ runsPerSec: 400 }]);
  expect(figures.map(({ figure, floor }) => [figure, floor])).toEqual([
    ["runsPerSec", 400],
    ["runP50Ms", null],
  ]);
});

test("a number is shown with three digits, or whole", () => {
  expect([0.123456, 1.23456, 12.3456, 123.456, 12_345.6, 0].map(round)).toEqual([
    0.123, 1.23, 12.3, 123, 12_346, 0,
  ]);
});
