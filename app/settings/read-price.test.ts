import { expect, it } from "vitest";
import { draftOf, readPrice, writePrice } from "./read-price";

const price = { input: 1.25, cached: 0.125, output: 10 };

it("a price reads back as it was typed", () => {
  expect(readPrice(draftOf("openai/gpt-5", price))).toEqual({ price, faults: {} });
  expect(readPrice({ model: " compatible ", input: "0.5", cached: "0", output: "2" }).price).toEqual({
    input: 0.5,
    cached: 0,
    output: 2,
  });
});

it("every field that is wrong says so, and there is no price then", () => {
  const { price: none, faults } = readPrice({ model: "gpt-5", input: "", cached: "-1", output: "much" });
  expect(none).toBeNull();
  expect(Object.keys(faults).sort()).toEqual(["cached", "input", "model", "output"]);
  expect(readPrice({ ...draftOf("openai/x", price), output: "10001" }).price).toBeNull();
  expect(readPrice({ ...draftOf("openai/x", price), output: "1,250" }).faults.output).toContain("1.25");
});

it("prices keep their digits", () => {
  expect([writePrice(10), writePrice(0.125), writePrice(0.000001)]).toEqual([
    "$10.00",
    "$0.125",
    "$0.000001",
  ]);
});
