import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { setPreference } from "./preferences";
import type { Shortcut } from "./shortcut";
import { readShortcuts, useShortcuts } from "./use-shortcuts";

const runs: string[] = [];

function shortcut(keys: string, does = keys, inDialog = false): Shortcut {
  return { keys, does, group: "Test", inDialog, run: () => runs.push(does) };
}

function Page({ shortcuts, inside }: { shortcuts: Shortcut[]; inside?: React.ReactNode }) {
  useShortcuts(shortcuts);
  return (
    <>
      <input aria-label="Title" />
      <input type="checkbox" aria-label="Tick" />
      <textarea aria-label="Comment" />
      <div contentEditable data-testid="editor" suppressContentEditableWarning />
      {inside}
    </>
  );
}

function press(key: string, init: KeyboardEventInit = {}, target: Element = document.body) {
  fireEvent.keyDown(target, { key, ...init });
}

beforeEach(() => {
  runs.length = 0;
});

afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.restoreAllMocks();
});

it("a key does what it is there for", () => {
  render(<Page shortcuts={[shortcut("a"), shortcut("?")]} />);
  press("a");
  press("?", { shiftKey: true });
  press("b");
  expect(runs).toEqual(["a", "?"]);
});

it("Shift makes another key of a letter", () => {
  render(<Page shortcuts={[shortcut("r"), shortcut("Shift+r")]} />);
  press("R", { shiftKey: true });
  press("r");
  expect(runs).toEqual(["Shift+r", "r"]);
});

it("keys that belong to the browser are left alone", () => {
  render(<Page shortcuts={[shortcut("r"), shortcut("a")]} />);
  press("r", { ctrlKey: true });
  press("a", { metaKey: true });
  press("a", { altKey: true });
  expect(runs).toEqual([]);
});

it("single keys rest while someone types, combinations do not", () => {
  render(<Page shortcuts={[shortcut("a"), shortcut("Mod+Enter")]} />);
  for (const name of ["Title", "Comment"]) press("a", {}, screen.getByLabelText(name));
  press("a", {}, screen.getByTestId("editor"));
  expect(runs).toEqual([]);
  press("Enter", { ctrlKey: true }, screen.getByLabelText("Comment"));
  press("a", {}, screen.getByLabelText("Tick"));
  expect(runs).toEqual(["Mod+Enter", "a"]);
});

it("single keys can be switched off, combinations stay", () => {
  setPreference("singleKeys", "off");
  render(<Page shortcuts={[shortcut("a"), shortcut("g r"), shortcut("Mod+k")]} />);
  press("a");
  press("g");
  press("r");
  press("k", { ctrlKey: true });
  expect(runs).toEqual(["Mod+k"]);
});

it("two keys one after the other make one shortcut", () => {
  render(<Page shortcuts={[shortcut("g r"), shortcut("g i"), shortcut("r")]} />);
  press("g");
  press("r");
  press("r");
  press("g");
  press("x");
  press("i");
  expect(runs).toEqual(["g r", "r"]);
});

it("the second key must follow soon", () => {
  render(<Page shortcuts={[shortcut("g r")]} />);
  vi.spyOn(Event.prototype, "timeStamp", "get").mockReturnValueOnce(0).mockReturnValue(5_000);
  press("g");
  press("r");
  expect(runs).toEqual([]);
});

it("an open dialog takes the keys that are not its own", () => {
  const dialog = <div role="dialog" data-state="open" />;
  render(<Page shortcuts={[shortcut("a"), shortcut("Mod+Enter", "send", true)]} inside={dialog} />);
  press("a");
  press("Enter", { ctrlKey: true });
  expect(runs).toEqual(["send"]);
});

it("what was added last takes over a key, and gives it back when it goes", () => {
  const frame = render(<Page shortcuts={[shortcut("a", "frame")]} />);
  const page = render(<Page shortcuts={[shortcut("a", "page")]} />);
  press("a");
  page.unmount();
  press("a");
  expect(runs).toEqual(["page", "frame"]);
  expect(readShortcuts().map((one) => one.does)).toEqual(["frame"]);
  frame.unmount();
  expect(readShortcuts()).toEqual([]);
});

it("a held key and a key of an input method do nothing", () => {
  render(<Page shortcuts={[shortcut("a")]} />);
  press("a", { repeat: true });
  press("a", { isComposing: true });
  expect(runs).toEqual([]);
});
