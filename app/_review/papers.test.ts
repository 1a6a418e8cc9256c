import { expect, it } from "vitest";
import { hasBase, papersOf } from "./papers";
import { sampleDocument, sampleRequest, sampleVersion } from "./testing/sample-request";

it("every document of a request is a paper, in its order", () => {
  const documents = [sampleDocument("notes.md", "Notes"), sampleDocument("risks.md", "Risks")];
  expect(papersOf(sampleRequest({ documents })).map(({ name }) => name)).toEqual(["notes.md", "risks.md"]);
});

it("the text of a plan is its paper, under the hash that is decided on", () => {
  const request = sampleRequest({
    kind: "plan",
    documents: [],
    content: "# Start",
    contentSha256: "hash-plan",
  });
  expect(papersOf(request)).toMatchObject([{ content: "# Start", sha256: "hash-plan", writer: null }]);
});

it("a question has no papers", () => {
  expect(papersOf(sampleRequest({ kind: "question", documents: [], contentSha256: null }))).toEqual([]);
});

it("changes are shown against the version approved last, then against the one before", () => {
  const before = [sampleVersion("plan.md", 1, "one"), sampleVersion("plan.md", 2, "two")];
  const [paper] = papersOf(sampleRequest({ documents: [sampleDocument("plan.md", "three", before)] }));
  expect(paper?.bases).toEqual([
    { label: "version 1, approved last", content: "one" },
    { label: "version 2, the one before", content: "two" },
  ]);
});

it("where the version before is the approved one it stands there once", () => {
  const before = [sampleVersion("plan.md", 1, "one")];
  const papers = papersOf(sampleRequest({ documents: [sampleDocument("plan.md", "two", before)] }));
  expect(papers[0]?.bases.map(({ content }) => content)).toEqual(["one"]);
  expect(hasBase(papers)).toBe(true);
});

it("a text that changed is shown against what the person saw", () => {
  const seen = sampleRequest({ documents: [sampleDocument("plan.md", "as seen")] });
  const [paper] = papersOf(sampleRequest({ documents: [sampleDocument("plan.md", "new")] }), seen);
  expect(paper?.bases[0]).toEqual({ label: "what you saw", content: "as seen" });
});
