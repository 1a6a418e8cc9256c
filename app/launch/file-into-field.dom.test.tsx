import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { FileIntoField, whyNotText } from "./file-into-field";

afterEach(cleanup);

function open(): string[] {
  const taken: string[] = [];
  render(
    <FileIntoField onText={(text) => taken.push(text)}>
      <textarea aria-label="Idea" />
    </FileIntoField>,
  );
  return taken;
}

it("a dropped text file goes into the field", async () => {
  const taken = open();
  const file = new File(["A club with courts."], "idea.md", { type: "text/markdown" });
  fireEvent.drop(screen.getByLabelText("Idea"), { dataTransfer: { files: [file], types: ["Files"] } });
  await expect.poll(() => taken).toEqual(["A club with courts."]);
});

it("what is no text is refused with a sentence", async () => {
  const taken = open();
  const file = new File(["\u0000\u0001"], "logo.png");
  fireEvent.drop(screen.getByLabelText("Idea"), { dataTransfer: { files: [file], types: ["Files"] } });
  expect((await screen.findByRole("alert")).textContent).toBe("logo.png is not a text file.");
  expect(taken).toEqual([]);
  expect(whyNotText("long.txt", "x".repeat(200_001))).toContain("too long");
});
