import { expect, it } from "vitest";
import type { Paper } from "./papers";
import { passageOf, sayRemarks, sendRemarks, textOf } from "./remark";

const content = "# Plan\n\nCourts **first**.\nThen lights.\n\n## Costs\n\nNobody knows.";
const paper: Paper = {
  name: "plan.md",
  version: 1,
  sha256: "1",
  content,
  isMarkdown: true,
  schema: null,
  writer: null,
  bases: [],
};

it("a passage is found where its block begins or later", () => {
  const passage = passageOf(paper, " Nobody knows. ", content.indexOf("## Costs"));
  expect(passage).toMatchObject({ quote: "Nobody knows.", section: "Costs", document: "plan.md" });
  expect(textOf(passage, [paper], "plan.md")).toBe("Nobody knows.");
});

it("words that the source writes otherwise stand for their block", () => {
  const passage = passageOf(paper, "Courts first.", content.indexOf("Courts"));
  expect(passage.section).toBe("Plan");
  expect(textOf(passage, [paper], "plan.md")).toBe("Courts **first**.\nThen lights.");
});

it("no words mean the whole document", () => {
  expect(passageOf(paper, "  ", 20)).toEqual({
    document: "plan.md",
    quote: "",
    start: 0,
    end: 0,
    section: null,
  });
});

it("what is sent leaves out what there is not", () => {
  const remark = { ...passageOf(paper, "", 0), id: "r1", text: "Why?", suggestion: null };
  const sent = { id: "r1", quote: "", start: 0, end: 0, text: "Why?" };
  expect(sendRemarks([remark])).toEqual({ comments: [sent] });
  expect(sendRemarks([])).toEqual({});
  expect([sayRemarks(0), sayRemarks(2)]).toEqual(["", "See 2 comments on passages."]);
});
