import { act, cleanup, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { ApprovalDetail } from "#server/queries/approval-detail";
import { NoObserver, openReview } from "./testing/open-review";
import { sampleDocument, sampleRequest } from "./testing/sample-request";

const PLAN = "# Plan\n\nCourts **first**.\n\n## Costs\n\nNobody knows.";
let sent: Record<string, unknown>[];

async function open(changes: Partial<ApprovalDetail> = {}) {
  const documents = [sampleDocument("plan.md", PLAN)];
  ({ sent } = await openReview(sampleRequest({ documents, ...changes })));
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
  expect(document.activeElement?.getAttribute("role")).toBe("tabpanel");
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

async function suggest(passage: string, edit: string) {
  select(passage);
  fireEvent.click(await screen.findByRole("button", { name: /^Comment/ }));
  fireEvent.click(button(/^Suggest an edit/));
  write(edit, screen.getByLabelText("Suggested edit"));
  fireEvent.click(button(/^Add comment/));
}

it("a suggested edit stands in the document below its passage, before and after", async () => {
  await open();
  await suggest("Nobody knows.", "The club knows.");
  const note = within(screen.getByRole("figure")).getByRole("note", { name: "Suggested edit" });
  expect(note.previousElementSibling?.textContent).toBe("Nobody knows.");
  const textOf = (tag: string) =>
    [...note.querySelectorAll(tag)].map((one) => one.lastChild?.textContent).join(" ");
  expect([textOf("del"), textOf("ins").trim()]).toEqual(["Nobody", "The club"]);
  fireEvent.click(button(/^Remove the comment/));
  expect(screen.queryByRole("note", { name: "Suggested edit" })).toBeNull();
});

it("in an amendment a click applies a suggested edit, which goes out with its comment, and another takes it back", async () => {
  await open();
  await suggest("Nobody knows.", "The club knows.");
  fireEvent.click(button(/^Amend/));
  const editor = screen.getByLabelText<HTMLTextAreaElement>("Your version of plan.md");
  fireEvent.click(button(/^Apply/));
  expect(editor.value).toBe("# Plan\n\nCourts **first**.\n\n## Costs\n\nThe club knows.");
  await screen.findByText("Applied");
  fireEvent.click(button(/^Undo/));
  expect(editor.value).toBe(PLAN);
  fireEvent.click(await screen.findByRole("button", { name: /^Apply/ }));
  fireEvent.click(button(/^Compare/));
  fireEvent.click(button(/^Send your version/));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toMatchObject({
    ...{ action: "amend", documentName: "plan.md", comment: "See 1 comment on passages." },
    content: PLAN.replace("Nobody", "The club"),
    comments: [{ suggestion: "The club knows." }],
  });
});

it("an edit that somebody else suggested is applied as well, and one whose words are gone is not", async () => {
  const start = PLAN.indexOf("Nobody");
  const place = { quote: "Nobody knows.", start, end: PLAN.length, section: "Costs", decisionId: "d" };
  const by = { by: { id: "bo", name: "Bo" }, at: "2026-11-22T10:00:00.000Z" };
  const comment = { id: "c", text: "Ask them.", suggestion: "The town knows.", ...place, ...by };
  await open({ comments: [comment] });
  fireEvent.click(button(/^Amend/));
  const list = within(screen.getByRole("region", { name: "Suggested edits" }));
  expect(list.getByText("Bo suggests")).toBeTruthy();
  const editor = screen.getByLabelText<HTMLTextAreaElement>("Your version of plan.md");
  write(PLAN.replace("Nobody knows.", "It is free."), editor);
  await list.findByText("Other words stand there now");
  write(PLAN, editor);
  fireEvent.click(await list.findByRole("button", { name: /^Apply/ }));
  expect(editor.value).toContain("The town knows.");
});
