import { cleanup, fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { ApprovalDetail } from "#server/queries/approval-detail";
import { NoObserver, openReview } from "./testing/open-review";
import { sampleRequest } from "./testing/sample-request";

const button = (name: RegExp) => screen.getByRole<HTMLButtonElement>("button", { name });

function raisedHand(changes: Partial<ApprovalDetail>): ApprovalDetail {
  const asked = { kind: "question" as const, topic: "raised-hand" as const, question: "Which court first?" };
  return sampleRequest({ ...asked, documents: [], contentSha256: null, ...changes });
}

beforeEach(() => vi.stubGlobal("IntersectionObserver", NoObserver));

afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.unstubAllGlobals();
});

it("what an agent recommends is marked among its options, and chosen by nobody but the person", async () => {
  const options = [
    { value: "clay", label: "The clay court" },
    { value: "hall", label: "The hall" },
  ];
  const { sent } = await openReview(raisedHand({ options, recommendation: "hall" }));
  await waitFor(() => expect(button(/^The hall/).disabled).toBe(false));
  expect(button(/^The hall/).textContent).toContain("recommended by the agent");
  expect(button(/^The clay court/).textContent).not.toContain("recommended");
  expect(sent).toEqual([]);
  fireEvent.click(button(/^The clay court/));
  await waitFor(() => expect(sent).toMatchObject([{ answer: "clay" }]));
});

it("of more than four options one is chosen from a menu, says what it will do, and is sent by a second press", async () => {
  const courts = ["north", "south", "east", "west", "hall"];
  const options = courts.map((value) => ({ value, label: `The court ${value}` }));
  const effects = { west: "The west court is built." };
  const { sent } = await openReview(raisedHand({ options, effects, recommendation: "hall" }));
  expect(screen.queryByRole("list", { name: "Answers" })).toBeNull();
  const menu = screen.getByLabelText<HTMLSelectElement>("Your answer");
  expect(menu.options).toHaveLength(6);
  expect(menu.options[5]?.textContent).toBe("The court hall (recommended by the agent)");
  fireEvent.keyDown(document.body, { key: "4" });
  expect(menu.value).toBe("west");
  expect(screen.getByText("The west court is built.")).toBeTruthy();
  await waitFor(() => expect(button(/^Answer/).disabled).toBe(false));
  expect(sent).toEqual([]);
  fireEvent.click(button(/^Answer/));
  await waitFor(() => expect(sent).toMatchObject([{ answer: "west" }]));
});

it("a question without options is answered in words", async () => {
  const { sent } = await openReview(raisedHand({ options: [] }));
  expect(button(/^Answer/).disabled).toBe(true);
  fireEvent.change(screen.getByLabelText("Your answer"), { target: { value: "The one by the gate. " } });
  await waitFor(() => expect(button(/^Answer/).disabled).toBe(false));
  fireEvent.click(button(/^Answer/));
  await waitFor(() => expect(sent).toMatchObject([{ answer: "The one by the gate." }]));
});

it("what a template wants to know goes out with the decision", async () => {
  const options = [{ value: "shorter", label: "Make it shorter" }];
  const point = {
    document: "plan.md",
    path: "plan/goals",
    title: "Goals",
    instruction: "How long?",
    options,
  };
  const { sent } = await openReview(sampleRequest({ elicitation: [point] }));
  fireEvent.change(await screen.findByLabelText(/^Goals/), { target: { value: "shorter" } });
  fireEvent.change(screen.getByLabelText(/^In your words/), { target: { value: "Half a page." } });
  await waitFor(() => expect(button(/^Request changes/).disabled).toBe(false));
  fireEvent.click(button(/^Request changes/));
  fireEvent.change(screen.getByLabelText(/^Comment/), { target: { value: "Too long." } });
  fireEvent.click(button(/^Request changes/));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toMatchObject({
    action: "revise",
    sections: [{ path: "plan/goals", choice: "shorter", text: "Half a page." }],
  });
});
