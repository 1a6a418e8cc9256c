import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { FaultState } from "./fault-state";
import { readFault } from "./read-fault";

afterEach(cleanup);

it("a page without a server goes on by itself, an order has to be sent again", () => {
  const error = new TypeError("Failed to fetch");
  render(<FaultState error={error} onRetry={() => {}} />);
  expect(screen.getByText(/This page goes on by itself/)).toBeTruthy();
  expect(readFault(error).sentence).toContain("Try again when it is back.");
});
