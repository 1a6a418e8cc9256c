import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { CostTable } from "./cost-table";

afterEach(cleanup);

const sum = { attempts: 1, inputTokens: 10, outputTokens: 5, cachedTokens: 0, cost: 0.1 };
const groups = Array.from({ length: 210 }, (_, at) => ({ name: `step ${at + 1}`, ...sum }));

it("of thousands of rows the first are drawn, and all can be", () => {
  const { container } = render(
    <CostTable heading="Step" groups={groups} total={{ ...sum, attempts: 210 }} />,
  );
  const rows = () => container.querySelectorAll("tr").length;
  const few = rows();
  expect(few).toBeLessThan(210);
  expect(container.querySelector("tfoot")?.textContent).toMatch(/^Together210/);
  for (let button = more(); button; button = more()) fireEvent.click(button);
  expect(rows()).toBeGreaterThan(210);
});

function more(): HTMLElement | null {
  return screen.queryByText(/^Show \d+ more/);
}
