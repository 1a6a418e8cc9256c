import { expect, it, test } from "vitest";
import { readRecord, writeValue } from "#workflows/dialects/record-text";
import { checkRecord, newFaults } from "#workflows/documents/check-record";
import { newValue, partsOf, type RecordField } from "./record-fields";

const SOURCE = `# Kept as it is
gate: "PASS" # one of two
score: 7.50
waived: false
notes:
  - "first"
  - second
empty: []
reason: |
  Two
  lines
risks:
  - { id: "R-1", weight: 3 }
extra: here
`;
const text = { type: "string" };
const SCHEMA = {
  type: "object",
  required: ["gate", "score"],
  properties: {
    gate: { type: "string", enum: ["PASS", "FAIL"] },
    score: { type: "number", maximum: 10, description: "Out of ten." },
    waived: { type: "boolean" },
    notes: { type: "array", items: text },
    empty: { type: "array", items: { type: "number" } },
    reason: text,
    risks: { type: "array", items: { type: "object", properties: { id: text, weight: { type: "number" } } } },
    later: { ...text, title: "What comes later" },
  },
};

function fields(source = SOURCE): RecordField[] {
  const record = readRecord(source);
  const parts = record ? partsOf(record, SCHEMA) : [];
  return parts.flatMap((part) => (part.kind === "group" ? [] : [part]));
}

function write(label: string, typed: string): string {
  const record = readRecord(SOURCE);
  const field = fields().find((one) => one.label === label);
  if (!record || !field) throw new Error(`There is no field ${label}.`);
  return writeValue(record, field.path, newValue(field, typed, SCHEMA));
}

it("a record is a form by its schema, then by what it holds besides", () => {
  expect(fields().map(({ path, kind, text: shown }) => [path.join("."), kind, shown])).toEqual([
    ["gate", "choice", "PASS"],
    ["score", "number", "7.50"],
    ["waived", "flag", "false"],
    ["notes", "list", "first\nsecond"],
    ["empty", "list", ""],
    ["reason", "long", "Two\nlines\n"],
    ["risks.0.id", "text", "R-1"],
    ["risks.0.weight", "number", "3"],
    ["later", "text", ""],
    ["extra", "text", "here"],
  ]);
});

test.each([
  ["gate", "FAIL", 'gate: "PASS"', 'gate: "FAIL"'],
  ["score", "8.0", "7.50", "8.0"],
  ["waived", "true", "waived: false", "waived: true"],
  ["notes", "first\nthird: x", '- "first"\n  - second', '- "first"\n  - "third: x"'],
  ["notes", "", '\n  - "first"\n  - second', "\n  []"],
  ["empty", "1\n2.5", "empty: []", "empty: [1,2.5]"],
  ["reason", 'A "word"', "|\n  Two\n  lines\n", '"A \\"word\\""\n'],
  ["weight", "4", "weight: 3", "weight: 4"],
  ["extra", "no", "extra: here", 'extra: "no"'],
])("%s changed to %j changes its place and nothing else", (label, typed, before, after) => {
  const written = write(label, typed);
  expect(written).toBe(SOURCE.replace(before, after));
  expect(readRecord(written)).toBeDefined();
});

it("a number stays a number, a text that looks like one a text, and what is missing is added", () => {
  const value = (source: string) => Object(readRecord(source)?.value);
  expect(value(write("score", "9")).score).toBe(9);
  expect(value(write("extra", "007")).extra).toBe("007");
  expect(value(write("What comes later", "yes")).later).toBe("yes");
  expect(value(write("score", "nine")).score).toBe("nine");
});

test.each([
  ["score", "nine", '"score" must be a number.'],
  ["score", "11", '"score" must be at most 10.'],
  ["gate", "MAYBE", '"gate" must be one of PASS, FAIL.'],
])("%s with %j is found", (label, typed, sentence) => {
  const [fault] = checkRecord(SCHEMA, write(label, typed));
  expect(fault).toEqual({ path: [label], sentence });
});

it("what is missing and what is no YAML are found; an agent's own faults are not held against a person", () => {
  const gone = SOURCE.replace("score: 7.50\n", "");
  expect(newFaults(SCHEMA, SOURCE, gone).map(({ sentence }) => sentence)).toEqual(['"score" is missing.']);
  expect(newFaults(SCHEMA, gone, `${gone}later: soon\n`)).toEqual([]);
  for (const source of ["a: [", "a: &one 1\nb: *one\n"]) expect(checkRecord(SCHEMA, source)).toHaveLength(1);
});
