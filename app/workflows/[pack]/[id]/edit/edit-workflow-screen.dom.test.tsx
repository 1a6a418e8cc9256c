import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { makeFakeApi } from "../../../../_trpc/testing/fake-api";
import { EditWorkflowScreen } from "./edit-workflow-screen";

vi.mock("next/navigation", () => ({
  useRouter: () => ({ push: () => {} }),
  useSearchParams: () => new URLSearchParams(),
}));

vi.mock("../../../../_live/live-chip", () => ({ LiveChip: () => null }));

afterEach(cleanup);

it("a workflow that is not written here has a page with a head and the way to a copy", async () => {
  const { FakeApi } = makeFakeApi(() => ({ savesInto: "local" }));
  render(<EditWorkflowScreen pack="club" id="tennis" />, { wrapper: FakeApi });
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("tennis");
  const copy = await screen.findByRole("link", { name: "Edit a copy" });
  expect(copy.getAttribute("href")).toBe("/workflows/new?copy=tennis&pack=club");
  expect(screen.getAllByRole("heading", { level: 1 })).toHaveLength(1);
});
