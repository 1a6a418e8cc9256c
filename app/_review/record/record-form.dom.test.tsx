import { cleanup, fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { NoObserver, openReview } from "../testing/open-review";
import { sampleDocument, sampleRequest } from "../testing/sample-request";

const GATE = '# Decided by hand\ngate: "PASS"\nscore: 7\n';
const schema = {
  type: "object",
  required: ["gate", "score"],
  properties: { gate: { type: "string", enum: ["PASS", "FAIL"] }, score: { type: "number" } },
};

const button = (name: RegExp) => screen.getByRole<HTMLButtonElement>("button", { name });
const write = (label: string | RegExp, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });

beforeEach(() => vi.stubGlobal("IntersectionObserver", NoObserver));

afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.unstubAllGlobals();
});

it("a document with a schema is amended as a form: types stay, what does not fit is said and not sent", async () => {
  const document = { ...sampleDocument("gate.yml", GATE), mediaType: "application/yaml", schema };
  const { sent } = await openReview(sampleRequest({ documents: [document] }));
  await waitFor(() => expect(button(/^Amend/).disabled).toBe(false));
  fireEvent.click(button(/^Amend/));
  write("score", "nine");
  expect(screen.getByLabelText("score").getAttribute("aria-invalid")).toBe("true");
  write(/^Comment/, "Two courts are wet.");
  fireEvent.click(button(/^Compare/));
  expect(screen.getAllByText('"score" must be a number.').length).toBeGreaterThan(0);
  fireEvent.click(button(/^Send your version/));
  fireEvent.click(screen.getByRole("tab", { name: "Write" }));
  fireEvent.mouseDown(screen.getByRole("tab", { name: "Write" }), { button: 0 });
  write("score", "4.5");
  write("gate", "FAIL");
  fireEvent.click(screen.getByLabelText("Text"));
  const text = screen.getByLabelText<HTMLTextAreaElement>("Your version of gate.yml");
  expect(text.value).toBe('# Decided by hand\ngate: "FAIL"\nscore: 4.5\n');
  fireEvent.click(button(/^Compare/));
  fireEvent.click(button(/^Send your version/));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toMatchObject({ action: "amend", content: text.value, documentName: "gate.yml" });
});
