import { expect, it } from "vitest";
import { papersOf } from "./papers";
import { sampleDocument, sampleRequest, sampleVersion } from "./testing/sample-request";
import { isReadIn, shownView, tabsOf } from "./views";

function viewedOf(request = sampleRequest(), unread = papersOf(request)) {
  return { request, papers: papersOf(request), reading: { unread, markRead: () => {} } };
}
const changed = sampleRequest({
  documents: [sampleDocument("plan.md", "two", [sampleVersion("plan.md", 1, "one")])],
});
const question = sampleRequest({ kind: "question", documents: [], contentSha256: null });

it("a request opens with the difference where there is one, else with the document", () => {
  expect(shownView(viewedOf(changed), null)).toBe("changes");
  expect(shownView(viewedOf(), null)).toBe("document");
});

it("a question opens with the documents of its run", () => {
  expect(tabsOf(viewedOf(question)).map(({ value }) => value)).toEqual(["inputs", "history"]);
  expect(shownView(viewedOf(question), null)).toBe("inputs");
});

it("a tab that the request does not have is not opened", () => {
  expect(shownView(viewedOf(), "changes")).toBe("document");
  expect(shownView(viewedOf(question), "raw")).toBe("inputs");
  expect(shownView(viewedOf(), "history")).toBe("history");
});

it("reading goes on in the difference only while something unread is in it", () => {
  expect(isReadIn("changes", viewedOf(changed))).toBe(true);
  const added = [...changed.documents, sampleDocument("new.md", "new")];
  const both = sampleRequest({ documents: added });
  expect(isReadIn("changes", viewedOf(both, papersOf(both).slice(1)))).toBe(false);
  expect(isReadIn("inputs", viewedOf())).toBe(false);
});
