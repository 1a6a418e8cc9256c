import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Help } from "./help";

vi.mock("next/link", () => ({
  default: ({ children, ...rest }: React.ComponentProps<"a">) => <a {...rest}>{children}</a>,
}));

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

const meaning = () => screen.queryByText(/^A point where a run waits/);

it("a word is explained when its button is pressed, and not when it is only passed over", async () => {
  render(<Help word="gate" />);
  const button = screen.getByRole("button", { name: "What does “Gate” mean?" });
  fireEvent.pointerEnter(button);
  fireEvent.focus(button);
  expect(meaning()).toBeNull();
  fireEvent.click(button);
  expect(meaning()).not.toBeNull();
  const guide = screen.getByRole("link", { name: "More in “Gates”" });
  expect(guide.getAttribute("href")).toBe("/help/gates#in-a-workflow");
});

it("Escape closes it and gives the focus back to where one was", async () => {
  render(<Help word="gate" />);
  const button = screen.getByRole("button");
  button.focus();
  fireEvent.click(button);
  await waitFor(() => expect(document.activeElement).not.toBe(button));
  fireEvent.keyDown(document.activeElement ?? button, { key: "Escape" });
  await waitFor(() => expect(meaning()).toBeNull());
  await waitFor(() => expect(document.activeElement).toBe(button));
});
