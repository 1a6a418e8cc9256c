import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { sampleRequest } from "../_review/testing/sample-request";
import { visited } from "./testing/fake-navigation";
import {
  close,
  open,
  openId,
  press,
  refetch,
  reject,
  rows,
  setUpInbox,
  stubBrowser,
  title,
} from "./testing/open-inbox";

setUpInbox();

it("on a wide screen the first request is open, and the address says so", async () => {
  await open(["a", "b"]);
  expect((await title()).textContent).toBe("Approve a?");
  expect(openId()).toBe("a");
  expect(rows().map((row) => row.getAttribute("aria-current"))).toEqual(["true", null]);
});

it("on a narrow screen nothing opens by itself", async () => {
  stubBrowser({ isWide: false });
  await open(["a", "b"]);
  expect(openId()).toBeNull();
  fireEvent.click(rows()[1] ?? document.body);
  expect((await title()).textContent).toBe("Approve b?");
  fireEvent.click(screen.getByRole("button", { name: "All requests" }));
  expect(openId()).toBeNull();
});

it("a link opens the request it names, in the tab it names", async () => {
  await open(["a", "b"], "?request=b");
  expect((await title()).textContent).toBe("Approve b?");
});

it("after a decision the next request is open, its title has the focus, and a toast leads to the run", async () => {
  await open(["a", "b", "c"], "?request=b");
  await title();
  await reject();
  await waitFor(() => expect(openId()).toBe("c"));
  await waitFor(async () => expect(document.activeElement).toBe(await title()));
  expect((await title()).textContent).toBe("Approve c?");
  await waitFor(() => expect(rows().map((row) => row.id)).toEqual(["request-a", "request-c"]));
  fireEvent.click(await screen.findByRole("button", { name: "Open the run" }));
  expect(visited).toEqual([`/runs/${sampleRequest().runId}`]);
});

it("j and k go through the queue and end at its ends", async () => {
  await open(["a", "b"]);
  await title();
  press("j");
  expect([openId(), document.activeElement?.id]).toEqual(["b", "request-b"]);
  press("j");
  expect(openId()).toBe("b");
  press("k");
  expect([openId(), document.activeElement?.id]).toEqual(["a", "request-a"]);
});

it("arrows go through the queue, Enter goes into the document, Escape back to the queue", async () => {
  await open(["a", "b"]);
  await title();
  press("ArrowDown", rows()[0] ?? document.body);
  expect(document.activeElement?.id).toBe("request-b");
  await waitFor(async () => expect((await title()).textContent).toBe("Approve b?"));
  fireEvent.click(document.activeElement ?? document.body, { detail: 0 });
  expect(document.activeElement?.getAttribute("role")).toBe("tabpanel");
  press("Escape");
  expect(document.activeElement?.id).toBe("request-b");
});

it("only the open row is in the order of Tab", async () => {
  await open(["a", "b", "c"], "?request=b");
  await title();
  expect(rows().map((row) => row.tabIndex)).toEqual([-1, 0, -1]);
});

it("what somebody else decided stays in its place until the person goes on", async () => {
  await open(["a", "b", "c"]);
  await title();
  close("a");
  close("b");
  await refetch();
  await waitFor(() => expect(screen.getAllByText("no longer waits")).toHaveLength(2));
  expect(rows()).toHaveLength(3);
  expect(openId()).toBe("a");
  expect(await screen.findByText("Bo")).toBeTruthy();
  fireEvent.click(rows()[2] ?? document.body);
  await waitFor(() => expect(rows().map((row) => row.id)).toEqual(["request-c"]));
});

it("an inbox with nothing to decide says so and shows what is under way", async () => {
  await open([]);
  expect(screen.getByText("Nothing needs you.")).toBeTruthy();
  expect((await screen.findByText("Chess club")).getAttribute("href")).toBe("/runs/run-1");
  expect(screen.getByText("Decisions made").getAttribute("href")).toBe("/inbox?tab=done");
});

it("the done tab shows who decided what", async () => {
  await open(["a"], "?tab=done");
  close("a", { action: "revise", comment: "Say who pays." });
  await refetch();
  await waitFor(() => expect(rows()[0]?.textContent).toContain("Changes requested"));
  expect(rows()[0]?.textContent).toContain("Bo");
});

it("a search is undone by one Back, and the request that was open is open again", async () => {
  await open(["a", "b"], "?request=b");
  await title();
  const box = screen.getByRole("searchbox", { name: "Search requests" });
  for (const text of ["x", "xy"]) {
    fireEvent.change(box, { target: { value: text } });
    await waitFor(() => expect(window.location.search).toContain(`q=${text}`));
  }
  window.history.back();
  await waitFor(() => expect(window.location.search).toBe("?request=b"));
});

it("the row of the open request is in sight, however it was opened", async () => {
  const shown: string[] = [];
  vi.spyOn(Element.prototype, "scrollIntoView").mockImplementation(function (this: Element) {
    shown.push(this.id);
  });
  await open(["a", "b", "c"], "?request=c");
  await waitFor(() => expect(shown).toEqual(["request-c"]));
  vi.restoreAllMocks();
});
