import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type ApiCall, makeFakeApi } from "../_trpc/testing/fake-api";
import { RunsTab } from "./runs-tab";

class NoResizes {
  observe() {}
  unobserve() {}
  disconnect() {}
}

beforeEach(() => vi.stubGlobal("ResizeObserver", NoResizes));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const values = { oversight: "low", oversightByProject: { shop: "high" }, deadline: "none" };
const versions = { oversight: 0, oversightByProject: 1, deadline: 3 };

function open(permissions: string[]) {
  const answer = ({ path }: ApiCall) => {
    if (path === "session.me") return { principal: { permissions } };
    return path === "settings.get" ? { values, versions } : { version: 4 };
  };
  const { FakeApi, calls } = makeFakeApi(answer);
  render(<RunsTab />, { wrapper: FakeApi });
  const sent = () => calls.filter(({ path }) => path === "settings.set").map(({ input }) => input);
  return { sent };
}

const saveButtons = () => screen.findAllByRole<HTMLButtonElement>("button", { name: "Save" });

it("a time limit goes out only when it is right, over the version that was read", async () => {
  const { sent } = open(["settings.change"]);
  fireEvent.click(await screen.findByLabelText("A time limit"));
  fireEvent.click(screen.getByRole("radio", { name: /^It counts as rejected/ }));
  fireEvent.change(screen.getByLabelText("Answered within"), { target: { value: "soon" } });
  const save = (await saveButtons()).at(-1);
  expect(save?.disabled).toBe(true);
  expect(screen.getByRole("alert").textContent).toContain("Write how long");
  fireEvent.change(screen.getByLabelText("Answered within"), { target: { value: "3" } });
  await waitFor(() => expect(save?.disabled).toBe(false));
  fireEvent.submit(save?.form ?? document.body);
  const value = { withinMs: 3 * 86_400_000, onDeadline: "reject", remind: [0.5, 0.9] };
  await waitFor(() => expect(sent()).toEqual([{ setting: { key: "deadline", value }, version: 3 }]));
});

it("who may not change settings sees them and is told who may", async () => {
  open([]);
  expect(await screen.findByText("shop")).not.toBeNull();
  expect(screen.getAllByText("Only an owner can change this.")).toHaveLength(3);
  expect(screen.queryByRole("button", { name: "Save" })).toBeNull();
});
