import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import {
  close,
  decided,
  holdSearch,
  open,
  openId,
  press,
  refetch,
  rows,
  setUpInbox,
  title,
} from "./testing/open-inbox";

setUpInbox();

const box = () => screen.getByRole<HTMLInputElement>("searchbox", { name: "Search requests" });
const comment = () => screen.getByLabelText<HTMLTextAreaElement>(/^Comment/);
const shown = () => rows().map((row) => row.id.replace("request-", ""));
const focused = () => document.activeElement?.id;
const button = (name: RegExp) => screen.getByRole<HTMLButtonElement>("button", { name });
const isReady = () => waitFor(() => expect(button(/^Reject/).disabled).toBe(false));

function type(text: string) {
  act(() => box().focus());
  fireEvent.change(box(), { target: { value: text } });
}

it("a comment that is begun while the search is looked up keeps its words and the focus, also where it is not found", async () => {
  await open(["a", "b"]);
  await isReady();
  const release = holdSearch();
  type("b");
  press("Enter", box());
  press("r");
  fireEvent.change(comment(), { target: { value: "Say who pays." } });
  const written = comment();
  expect(document.activeElement).toBe(written);
  await release();
  await waitFor(() => expect(shown()).toEqual(["b"]));
  expect([comment(), document.activeElement]).toEqual([written, written]);
  expect([openId(), written.value]).toEqual(["a", "Say who pays."]);
});

it("the open request stays as it is when the search finds it", async () => {
  await open(["a", "b"], "?request=b");
  const before = await title();
  type("b?");
  await waitFor(() => expect(shown()).toEqual(["b"]));
  expect(openId()).toBe("b");
  expect(await title()).toBe(before);
});

it("the first one found opens when the open one was not found and nothing was begun in it", async () => {
  await open(["a", "b", "c"]);
  await title();
  type("c");
  await waitFor(() => expect(openId()).toBe("c"));
  expect(document.activeElement).toBe(box());
});

it.each(["Enter", "Escape", "ArrowDown"])(
  "%s leaves the field, and the text is searched at once",
  async (key) => {
    await open(["a", "b"]);
    await title();
    type("b");
    press(key, box());
    expect(window.location.search).toContain("q=b");
    expect(document.activeElement).not.toBe(box());
    await waitFor(() => expect([openId(), focused()]).toEqual(["b", "request-b"]));
  },
);

it("by Tab the text is searched at once, and a row that was not found hands the focus on", async () => {
  await open(["a", "b"]);
  await title();
  const release = holdSearch();
  type("b");
  act(() => rows()[0]?.focus());
  expect(window.location.search).toContain("q=b");
  expect(shown()).toEqual(["a", "b"]);
  await release();
  await waitFor(() => expect([openId(), focused()]).toEqual(["b", "request-b"]));
});

it("where nothing was found one goes on searching", async () => {
  await open(["a"]);
  await title();
  type("nothing");
  press("Enter", box());
  await screen.findByText("No request fits this search");
  await waitFor(() => expect(document.activeElement).toBe(box()));
});

it("steps that are pressed before the search is answered go through what it finds", async () => {
  await open(["ab", "b", "c", "bc"]);
  await title();
  const release = holdSearch();
  type("b");
  press("Enter", box());
  press("j");
  press("j");
  expect(openId()).toBe("ab");
  await release();
  await waitFor(() => expect([openId(), focused()]).toEqual(["bc", "request-bc"]));
  press("k");
  expect(openId()).toBe("b");
});

it("an approval that is pressed before the search is answered is for the request that is still open", async () => {
  await openRead(["a", "b"]);
  const release = holdSearch();
  type("a?");
  press("Enter", box());
  press("a");
  expect(decided).toEqual([]);
  await release();
  await waitFor(() => expect(decided).toEqual(["approve a"]));
});

it("an approval that is pressed before the search is answered is never for another request", async () => {
  await openRead(["a", "b"]);
  const release = holdSearch();
  type("b");
  press("Enter", box());
  press("a");
  await release();
  await waitFor(() => expect(openId()).toBe("b"));
  await isReady();
  expect(decided).toEqual([]);
});

it("what is written stays when the request leaves the list and when the list comes anew", async () => {
  await open(["a", "b"], "?q=pp");
  await isReady();
  press("r");
  fireEvent.change(comment(), { target: { value: "Say who pays." } });
  close("b");
  await refetch();
  await screen.findByText("no longer waits");
  expect([openId(), comment().value]).toEqual(["a", "Say who pays."]);
});

/** With nothing that has to be read first. */
async function openRead(ids: string[]) {
  await open(ids, "", { documents: [] });
  await waitFor(() => expect(button(/^Approve/).disabled).toBe(false));
}
