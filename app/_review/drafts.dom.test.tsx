import { act, cleanup, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { ApprovalDetail } from "#server/queries/approval-detail";
import { NoObserver, openReview } from "./testing/open-review";
import { sampleRequest } from "./testing/sample-request";

const button = (name: RegExp) => screen.getByRole<HTMLButtonElement>("button", { name });
const field = (name: string | RegExp) => screen.getByLabelText<HTMLTextAreaElement>(name);
const write = (name: string | RegExp, value: string) => fireEvent.change(field(name), { target: { value } });
const press = (key: string, target: Element = document.body) => fireEvent.keyDown(target, { key });

const IN_WORDS: Partial<ApprovalDetail> = {
  ...{ kind: "question", question: "Who pays for it?", documents: [], contentSha256: null, options: [] },
};

async function open(changes: Partial<ApprovalDetail> = {}, options = {}) {
  const opened = await openReview(sampleRequest(changes), options);
  await waitFor(() => expect(screen.queryByRole("button", { name: /^Ask a question/ })).toBeTruthy());
  return opened;
}

/** The page is closed and opened again. */
async function reopen(changes: Partial<ApprovalDetail> = {}) {
  cleanup();
  return open(changes);
}

beforeEach(() => vi.stubGlobal("IntersectionObserver", NoObserver));

afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.unstubAllGlobals();
});

async function beginRemark(text: string) {
  await waitFor(() => expect(button(/^Amend/).disabled).toBe(false));
  press("c");
  write("Your comment", text);
}

it("a comment on a passage that is being written outlives an amendment and the page, and leaves the focus alone", async () => {
  await open();
  await beginRemark("Who asks?");
  fireEvent.click(button(/^Amend/));
  fireEvent.click(button(/^Back/));
  expect(field("Your comment").value).toBe("Who asks?");
  expect(document.activeElement).toBe(button(/^Amend/));
  await reopen();
  expect(field("Your comment").value).toBe("Who asks?");
  expect(document.activeElement).toBe(document.body);
});

it("Escape puts a comment aside with its words, says so, and another press goes on with it", async () => {
  await open();
  await beginRemark("Who asks?");
  press("Escape", field("Your comment"));
  expect(screen.queryByLabelText("Your comment")).toBeNull();
  expect(screen.getByText(/it does not go out yet/)).toBeTruthy();
  fireEvent.click(button(/^Go on/));
  expect(field("Your comment").value).toBe("Who asks?");
  fireEvent.click(button(/^Discard/));
  expect(screen.queryByText(/it does not go out yet/)).toBeNull();
  await reopen();
  expect(screen.queryByLabelText("Your comment")).toBeNull();
});

it("going on to write another comment again keeps the words of the one before", async () => {
  await open();
  await beginRemark("First");
  fireEvent.click(button(/^Add comment/));
  press("c");
  write("Your comment", "Second");
  fireEvent.click(button(/^Edit the comment/));
  expect(field("Your comment").value).toBe("First");
  const pending = within(screen.getByRole("region", { name: "Pending comments" }));
  expect(pending.getByText("Second")).toBeTruthy();
});

it("an answer in words outlives the page, and can be copied when somebody else was faster", async () => {
  await open(IN_WORDS);
  write("Your answer", "The town, in two parts.");
  const { closeByOther } = await reopen(IN_WORDS);
  act(() => field("Your answer").focus());
  expect(field("Your answer").value).toBe("The town, in two parts.");
  await closeByOther();
  expect(await screen.findByText("What you wrote was not sent")).toBeTruthy();
  expect(screen.getByText("The town, in two parts.")).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByRole("heading", { name: IN_WORDS.question }));
});

it("a question to the others outlives its dialog and the page", async () => {
  await open();
  press("q");
  fireEvent.change(await screen.findByLabelText("Question"), { target: { value: "Has legal seen it?" } });
  fireEvent.click(button(/^Cancel/));
  await reopen();
  press("q");
  expect((await screen.findByLabelText<HTMLTextAreaElement>("Question")).value).toBe("Has legal seen it?");
});

it("a question whose answer was lost is asked once, however often it is sent", async () => {
  const { said } = await open({}, { lost: 1 });
  press("q");
  fireEvent.change(await screen.findByLabelText("Question"), { target: { value: "Has legal seen it?" } });
  fireEvent.click(button(/^Ask$/));
  await waitFor(() => expect(screen.getByRole("alert")).toBeTruthy());
  fireEvent.click(button(/^Ask$/));
  await waitFor(() => expect(screen.queryByLabelText("Question")).toBeNull());
  expect(said).toHaveLength(2);
  expect(new Set(said.map(({ commentId }) => commentId)).size).toBe(1);
});

it("after one's own decision the focus is on the title of the request", async () => {
  const { sent } = await open({ documents: [] });
  await waitFor(() => expect(button(/^Approve/).disabled).toBe(false));
  act(() => button(/^Approve/).focus());
  fireEvent.click(button(/^Approve/));
  await waitFor(() => expect(sent).toHaveLength(1));
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole("heading", { level: 2, name: /\?$/ })),
  );
});
