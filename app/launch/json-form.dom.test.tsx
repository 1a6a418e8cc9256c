import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, expect, it } from "vitest";
import type { InputField } from "#workflows/definition/definition";
import { JsonForm } from "./json-form";
import { type Draft, readDraft } from "./read-draft";

const words = { title: "", help: "", example: "", required: false, default: null, choices: [] };
const fields: InputField[] = [
  { ...words, name: "idea", type: "text" },
  { ...words, name: "size", type: "number" },
];
const box = () => screen.getByLabelText<HTMLTextAreaElement>(/^Input as JSON/);

function Page() {
  const [draft, setDraft] = useState<Draft>({ idea: "Courts" });
  const { input } = readDraft(fields, draft);
  const change = (values: Draft) => setDraft((before) => ({ ...before, ...values }));
  return (
    <>
      <JsonForm fields={fields} input={input} faults={{}} onChange={change} />
      <button type="button" onClick={() => change({ idea: "Baths", size: "3" })}>
        Fill
      </button>
    </>
  );
}

afterEach(cleanup);

it("what one writes stays as it is written; filled from elsewhere it is another text", () => {
  render(<Page />);
  expect(JSON.parse(box().value)).toEqual({ idea: "Courts" });
  const written = '{"idea":   "Halls",\n "size": 2}';
  for (const text of [written.slice(0, 20), written]) {
    fireEvent.change(box(), { target: { value: text } });
    expect(box().value).toBe(text);
  }
  fireEvent.click(screen.getByRole("button", { name: "Fill" }));
  expect(JSON.parse(box().value)).toEqual({ idea: "Baths", size: 3 });
});
