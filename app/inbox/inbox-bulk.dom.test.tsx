import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import {
  open,
  openId,
  press,
  refetch,
  reject,
  requests,
  rows,
  setUpInbox,
  title,
} from "./testing/open-inbox";

setUpInbox();

it("requests of one gate are named, decided together, and each tells what came of it", async () => {
  await open(["a", "b", "c"]);
  await title();
  press("x");
  press("j");
  press("j");
  press("x");
  expect(screen.getByText("2 selected")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Approve…" }));
  const dialog = within(await screen.findByRole("dialog"));
  expect(dialog.getAllByRole("listitem").map((item) => item.textContent)).toEqual([
    "TennisApprove a?",
    "TennisApprove c?",
  ]);
  fireEvent.click(dialog.getByRole("button", { name: "Approve: 2 requests" }));
  await dialog.findByText(/^Decided: 1 of 2\./);
  expect(dialog.getByText("Approved")).toBeTruthy();
  expect(dialog.getByText("The content changed since it was shown.")).toBeTruthy();
  fireEvent.click(dialog.getAllByRole("button", { name: "Close" }).at(-1) ?? document.body);
  expect(screen.queryByText("2 selected")).toBeNull();
  await waitFor(() => expect(document.activeElement?.id).toBe(`request-${openId()}`));
});

it("several requests are sent back only with a comment", async () => {
  await open(["a", "b"]);
  await title();
  press("x");
  fireEvent.click(screen.getByRole("button", { name: "Request changes…" }));
  const dialog = within(await screen.findByRole("dialog"));
  const send = () => dialog.getByRole<HTMLButtonElement>("button", { name: "Request changes: 1 request" });
  expect(send().disabled).toBe(true);
  fireEvent.change(dialog.getByLabelText(/^Comment/), { target: { value: "Say who pays." } });
  expect(send().disabled).toBe(false);
  fireEvent.click(dialog.getByRole("button", { name: "Cancel" }));
  expect(screen.getByText("1 selected")).toBeTruthy();
});

it("keys faster than the page is drawn miss no request", async () => {
  await open(["a", "b", "c"]);
  await title();
  await act(async () => {
    for (const key of ["x", "j", "x", "j", "x"]) press(key);
  });
  expect(openId()).toBe("c");
  expect(screen.getByText("3 selected")).toBeTruthy();
});

it("x on what is decided by itself says why on the screen", async () => {
  await open(["a"]);
  await title();
  const request = requests.get("a");
  if (request) requests.set("a", { ...request, risk: "high" });
  await refetch();
  await waitFor(() => expect(rows()[0]?.textContent).toContain("high risk"));
  press("x");
  expect(await screen.findByText("It is of high risk: decide it by itself.")).toBeTruthy();
});

it("a request that changed since it was opened is marked until it is opened again", async () => {
  await open(["a", "b"]);
  await title();
  press("j");
  await waitFor(() => expect(openId()).toBe("b"));
  const request = requests.get("a");
  if (request) requests.set("a", { ...request, votes: { have: 1, need: 2 } });
  await refetch();
  await waitFor(() => expect(rows()[0]?.textContent).toContain("changed since you looked"));
  press("k");
  await waitFor(() => expect(rows()[0]?.textContent).not.toContain("changed since you looked"));
});

it("where one wants to stay, the decided request stays open", async () => {
  localStorage.setItem("botarmy:afterDecision", "stay");
  await open(["a", "b"]);
  await title();
  await reject();
  await screen.findByText(/rejected this/);
  expect(openId()).toBe("a");
  expect(rows()).toHaveLength(2);
});

it("each list of the inbox has its address and its count", async () => {
  await open(["a", "b"]);
  const links = within(screen.getByRole("navigation", { name: "Requests" })).getAllByRole("link");
  expect(links.map((link) => link.textContent)).toEqual([
    "Mine",
    "My teams2",
    "Unassigned",
    "Waiting on others",
    "Snoozed",
    "Done30 days",
  ]);
  expect(links[2]?.getAttribute("href")).toBe("/inbox?tab=unassigned");
});
