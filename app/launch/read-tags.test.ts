import { expect, it } from "vitest";
import { readTags } from "./read-tags";

it("tags are words, whatever parts them, and each is there once", () => {
  expect(readTags("Web, q3  web team/a")).toEqual({ tags: ["web", "q3", "team/a"], fault: null });
  expect(readTags(" ")).toEqual({ tags: [], fault: null });
});

it("what is no tag is left out, and said", () => {
  const { tags, fault } = readTags("web #1");
  expect(tags).toEqual(["web"]);
  expect(fault).toContain("“#1” will be left out");
});

it("more tags than a run may have are said", () => {
  const { tags, fault } = readTags("a b c d e f g h i j k");
  expect(tags).toHaveLength(10);
  expect(fault).toContain("at most 10 tags");
});
