import { act, cleanup, configure, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { NoObserver, openReview } from "./testing/open-review";
import { sampleDocument, sampleRequest } from "./testing/sample-request";

vi.mock("next/link", () => ({
  default: ({ href, children }: { href: string; children: React.ReactNode }) => <a href={href}>{children}</a>,
}));

configure({ asyncUtilTimeout: 5_000 });

const PLAN = "# Plan\n\nCourts **first**.\n\n## Costs\n\nNobody knows.";
let sent: Record<string, unknown>[];

async function open() {
  ({ sent } = await openReview(sampleRequest({ documents: [sampleDocument("plan.md", PLAN)] })));
  await waitFor(() => expect(button(/^Request changes/).disabled).toBe(false));
}

const button = (name: RegExp) => screen.getByRole<HTMLButtonElement>("button", { name });
const box = () => screen.getByLabelText<HTMLTextAreaElement>("Your comment");
const composer = () => screen.getByRole("region", { name: "Comment on a passage" });
const pending = () =>
  within(screen.getByRole("region", { name: "Pending comments" })).getAllByRole("listitem");
const press = (key: string, init: KeyboardEventInit = {}, target: Element = document.body) =>
  fireEvent.keyDown(target, { key, ...init });

function select(text: string): void {
  const range = document.createRange();
  range.selectNodeContents(screen.getByText(text));
  const selection = window.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
  act(() => {
    document.dispatchEvent(new Event("selectionchange"));
  });
}

function write(text: string, into: Element = box()) {
  fireEvent.change(into, { target: { value: text } });
}

async function remarkOn(passage: string, text: string) {
  select(passage);
  fireEvent.click(await screen.findByRole("button", { name: /^Comment/ }));
  write(text);
  press("Enter", { ctrlKey: true }, box());
}

beforeEach(() => vi.stubGlobal("IntersectionObserver", NoObserver));

afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.unstubAllGlobals();
});

it("a comment on selected words waits for the decision and goes out with it, word for word", async () => {
  await open();
  await remarkOn("Nobody knows.", "Ask the club.");
  expect(pending().map((one) => one.textContent)).toEqual([expect.stringContaining("Ask the club.")]);
  expect(sent).toEqual([]);
  fireEvent.click(button(/^Request changes/));
  fireEvent.click(button(/^Request changes/));
  await waitFor(() => expect(sent).toHaveLength(1));
  const start = PLAN.indexOf("Nobody");
  expect(sent[0]).toMatchObject({
    action: "revise",
    comment: "See 1 comment on passages.",
    comments: [{ quote: "Nobody knows.", start, end: PLAN.length, section: "Costs", text: "Ask the club." }],
  });
});

it("an edit can be suggested, which begins with the words of the source", async () => {
  await open();
  select("Nobody knows.");
  fireEvent.click(await screen.findByRole("button", { name: /^Comment/ }));
  fireEvent.click(button(/^Suggest an edit/));
  const edit = screen.getByLabelText<HTMLTextAreaElement>("Suggested edit");
  expect(edit.value).toBe("Nobody knows.");
  write("The club knows.", edit);
  fireEvent.click(button(/^Add comment/));
  expect(pending()[0]?.textContent).toContain("The");
  fireEvent.click(button(/^Reject/));
  fireEvent.click(button(/^Reject/));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toMatchObject({ comments: [{ suggestion: "The club knows.", text: "" }] });
});

it("by keyboard c opens the box, Alt and arrows choose the passage, Escape leaves without a comment", async () => {
  await open();
  press("c");
  expect(document.activeElement).toBe(box());
  press("ArrowDown", { altKey: true }, box());
  expect(composer().querySelector("blockquote")?.textContent).toBe("Plan");
  press("ArrowDown", { altKey: true }, box());
  expect(composer().querySelector("blockquote")?.textContent).toBe("Courts first.");
  press("ArrowUp", { altKey: true }, box());
  expect(composer().querySelector("blockquote")?.textContent).toBe("Plan");
  press("Escape", {}, box());
  expect(screen.queryByRole("region", { name: /comment/i })).toBeNull();
});

it("a pending comment can be written again and taken away, and outlives the page", async () => {
  await open();
  await remarkOn("Nobody knows.", "Ask the club.");
  fireEvent.click(button(/^Edit the comment/));
  expect(box().value).toBe("Ask the club.");
  write("Ask the town.");
  fireEvent.click(button(/^Keep the change/));
  expect(pending()[0]?.textContent).toContain("Ask the town.");
  cleanup();
  await open();
  expect(pending()[0]?.textContent).toContain("Ask the town.");
  fireEvent.click(button(/^Remove the comment/));
  expect(screen.queryByRole("region", { name: "Pending comments" })).toBeNull();
});
