import { cleanup, render, screen } from "@testing-library/react";
import { TRPCClientError } from "@trpc/client";
import { afterEach, expect, it, vi } from "vitest";
import type { AppRouter } from "#server/api/router";
import { FaultState } from "./fault-state";
import { readFault } from "./read-fault";

afterEach(cleanup);

function refusal(reason: string, message: string) {
  const error = { message, code: -32_603, data: { reason, code: "CONFLICT" } };
  return TRPCClientError.from<AppRouter>({ error });
}

it("offers no second try of what is no longer kept", () => {
  const error = refusal("history-deleted", "The events were deleted 90 days after the run ended.");
  render(<FaultState error={error} onRetry={vi.fn()} />);
  expect(screen.getByText("This is no longer kept")).toBeDefined();
  expect(screen.getByText("The events were deleted 90 days after the run ended.")).toBeDefined();
  expect(screen.queryByRole("button")).toBeNull();
});

it("asks again, at a press, for an answer that did not come", () => {
  const onRetry = vi.fn();
  render(<FaultState error={new TypeError("fetch failed")} onRetry={onRetry} />);
  screen.getByRole("button", { name: /try again/i }).click();
  expect(onRetry).toHaveBeenCalledOnce();
});

it("a page without a server goes on by itself, an order has to be sent again", () => {
  const error = new TypeError("Failed to fetch");
  render(<FaultState error={error} onRetry={vi.fn()} />);
  expect(screen.getByText(/This page goes on by itself/)).toBeDefined();
  expect(readFault(error).sentence).toContain("Try again when it is back.");
});
