import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Markdown } from "./markdown";

class NoResizes {
  observe() {}
  disconnect() {}
}

/** The window inside of the frame: no page is loaded into it here. */
const inside = { postMessage: vi.fn() };

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(HTMLIFrameElement.prototype, "contentWindow", "get").mockReturnValue(inside as unknown as Window);
  vi.stubGlobal("ResizeObserver", NoResizes);
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const SOURCE = "graph LR\n  A[Member] --> B\n";
const button = (name: string) => screen.getByRole("button", { name });
const frame = () => screen.getByTitle<HTMLIFrameElement>("Diagram");

function open(): void {
  render(<Markdown text={`# Design\n\n\`\`\`mermaid\n${SOURCE}\`\`\`\n`} />);
}

/** What the frame, or whoever else, says to the page. */
function hear(data: object, source: object = inside): void {
  const event = Object.assign(new Event("message"), { data, source });
  act(() => void window.dispatchEvent(event));
}

it("a diagram is shown as its source, and drawn in a frame without an origin when it is asked for (S25)", () => {
  open();
  expect(screen.getByText(/A\[Member\]/).tagName).toBe("CODE");
  expect(screen.queryByTitle("Diagram")).toBeNull();
  fireEvent.click(button("Draw the diagram"));
  expect(frame().getAttribute("sandbox")).toBe("allow-scripts");
  hear({ kind: "ready" });
  expect(inside.postMessage).toHaveBeenCalledWith({ text: SOURCE, isDark: false }, "*");
  hear({ kind: "drawn", height: 1e9 }, window);
  expect(frame().style.height).toBe("0px");
  hear({ kind: "drawn", height: 1e9 });
  expect(frame().style.height).toBe("1600px");
  fireEvent.click(button("Show the source"));
  expect(screen.getByText(/A\[Member\]/)).toBeTruthy();
});

it("what cannot be drawn, or takes too long, says so beside its source", () => {
  open();
  fireEvent.click(button("Draw the diagram"));
  hear({ kind: "failed", reason: "Parse error on line 2:\nA[" });
  expect(screen.getByRole("alert").textContent).toBe("This cannot be drawn: Parse error on line 2.");
  expect(screen.getByText(/A\[Member\]/)).toBeTruthy();
  fireEvent.click(button("Draw the diagram"));
  act(() => void vi.advanceTimersByTime(8_000));
  expect(screen.getByRole("alert").textContent).toContain("took too long");
});
