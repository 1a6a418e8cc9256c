import { expect, test } from "vitest";
import { forEach, step } from "../testing/build-workflow";
import { nameItems } from "./name-items";

const map = { ...forEach("m", "stories", [step("a")]), as: "story" };

test.each([
  ["Write {{story}}", "Write each story"],
  ["{{ story.title }}: test it", "each story: test it"],
  ["Create code/{{story}}.md", "Create code/….md"],
  ["Create {{story}}.md", "Create ….md"],
  ["Story {{index}}", "Story …"],
  ["Ask {{customer}}", "Ask {{customer}}"],
])("%s is %s where no item is meant", (label, said) => {
  expect(nameItems(label, [step("x"), map])).toBe(said);
});

test("outside a map a label stays as it is", () => {
  expect(nameItems("Write {{story}}", [])).toBe("Write {{story}}");
});
