import { expect, test } from "vitest";
import { parallel, step, workflow } from "../testing/build-workflow";
import { finishes, skips } from "../testing/moves";
import { given } from "../testing/scenario";
import { countDownstream } from "./count-downstream";

const definition = workflow([step("a"), parallel("p", [[step("b"), step("c")], [step("d")]]), step("e")]);

test("a request holds up the steps that come after it, and none beside it", () => {
  const { state } = given(definition);
  const counts = ["a", "p/b", "p/d", "e"].map((key) => countDownstream(definition, state, key));
  expect(counts).toEqual([4, 2, 1, 0]);
});

test("what is done already is held up by nothing", () => {
  const { state } = given(definition, finishes("a"), skips("p/b"), finishes("p/c"));
  expect(countDownstream(definition, state, "p/b")).toBe(1);
});
