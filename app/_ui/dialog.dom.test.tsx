import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { Dialog } from "./dialog";

const still = () => undefined;

it("begins with what is to be filled in", () => {
  render(
    <Dialog open onOpenChange={still} title="Pause the run" footer={<button type="button">Pause</button>}>
      <label>
        Reason <textarea />
      </label>
    </Dialog>,
  );
  expect(document.activeElement).toBe(screen.getByLabelText("Reason"));
});

it("begins with its first button when there is nothing to fill in", () => {
  render(<Dialog open onOpenChange={still} title="What a bundle holds" />);
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Close" }));
});
