import { expect, test } from "vitest";
import { sampleTask } from "../testing/sample-task";
import { readAnswer } from "./read-answer";

const template = `template: { id: t, name: T, output: { format: markdown, filename: a.md, title: T } }
sections:
  - { id: goals, title: Goals }
  - { id: data, title: Data }
  - { id: extras, title: Extras, condition: only when there are some }
`;
const block = (given: object = {}) =>
  `\`\`\`botarmy-result\n${JSON.stringify({ summary: "Done.", confidence: 0.5, ...given })}\n\`\`\``;
const one = (given: Parameters<typeof sampleTask>[0] = {}) => sampleTask({ wanted: ["a.md"], ...given });
const contentOf = (text: string, task = one()) =>
  readAnswer(text, task).documents.map(({ content }) => content);

test.each([
  ["the document, then the block", `# A\n\nText.\n\n${block()}\n`],
  ["words behind the block", `# A\n\nText.\n\n${block()}\n\nI hope this helps!\n`],
  ["line ends of Windows", `# A\n\nText.\n\n${block()}\n`.replaceAll("\n", "\r\n")],
  ["a block whose fence is not closed", `# A\n\nText.\n\n${block().slice(0, -4)}`],
  ["a fence of json at the very end", `# A\n\nText.\n\n${block().replace("botarmy-result", "json")}\n`],
  ["a fence of tildes", `# A\n\nText.\n\n${block().replaceAll("```", "~~~")}\n`],
  ["a mark before the only document", `<!-- document: a.md -->\n# A\n\nText.\n\n${block()}`],
  ["a document that stands in one fence", `\`\`\`markdown\n# A\n\nText.\n\`\`\`\n\n${block()}`],
])("%s is read", (_, text) => {
  expect(contentOf(text)).toEqual(["# A\n\nText.\n"]);
});

test("a fence inside a document stays, and only the last block counts", () => {
  const quoted = `# A\n\n${block({ summary: "Quoted." })}\n\n\`\`\`json\n{}\n\`\`\``;
  const { documents, block: read } = readAnswer(`${quoted}\n\n${block()}`, one());
  expect(documents[0]?.content).toBe(`${quoted}\n`);
  expect(read).toMatchObject({ kind: "result", summary: "Done." });
});

test("several documents are told apart by their marks, and none but those wanted is taken", () => {
  const text = `<!-- document: a.md -->\n# A\n<!-- document: ../../etc/passwd -->\nroot\n<!-- document: b.md -->\n# B\n${block()}`;
  const { documents } = readAnswer(
    text,
    sampleTask({ wanted: ["a.md", "b.md", { name: "c.md", optional: true }] }),
  );
  expect(documents.map(({ name }) => name)).toEqual(["a.md", "b.md"]);
  expect(documents[0]?.content).toContain("../../etc/passwd");
});

test.each([
  ["no block", "# A\n", /does not end with the result block. It ends with: "# A"/],
  ["nothing at all", "", /It holds no text at all/],
  ["a block that is not JSON", "# A\n```botarmy-result\n{,}\n```", /is not JSON/],
  ["no summary", `# A\n${block({ summary: undefined })}`, /`summary` is wrong/],
  ["a confidence of 7", `# A\n${block({ confidence: 7 })}`, /`confidence` is wrong/],
  ["no document", block(), /The document a.md is missing or empty/],
  [
    "a question where none may be asked",
    '```botarmy-result\n{"question":{"text":"May I?"}}\n```',
    /No more questions/,
  ],
])("%s is refused with the field", (_, text, sentence) => {
  expect(() => readAnswer(text, one())).toThrow(sentence);
});

test("required sections are demanded by their headings, others are not", () => {
  const task = one({ wanted: [{ name: "a.md", template }] });
  expect(contentOf(`# T\n\n## Goals\n\nx\n\n## Data\n\ny\n${block()}`, task)).toHaveLength(1);
  expect(() => readAnswer(`# T\n\n## Goals\n\nx\n${block()}`, task)).toThrow(
    'a.md lacks the required section "Data".',
  );
});

test("NUL and half characters in a document become the sign for unreadable", () => {
  expect(contentOf(`# A\u0000\ud800\n${block()}`)).toEqual(["# A\uFFFD\uFFFD\n"]);
});

const asks = [
  { name: "tests", values: ["pass"] },
  { name: "is_risky", values: [] },
  { name: "stories", values: [], isList: true },
];
const findingsOf = (findings: object) => {
  const read = readAnswer(block({ findings }), sampleTask({ asks })).block;
  return read.kind === "result" ? read.findings : null;
};

test("findings are those that were asked, each of its kind; null leaves the question to a person", () => {
  const given = { tests: "pass", is_risky: null, stories: ["One", "Two"], gate: "skip" };
  expect(findingsOf(given)).toEqual({ tests: "pass", stories: ["One", "Two"] });
});

test.each([
  [
    { tests: true, is_risky: false, stories: [] },
    "`findings.tests` is wrong: expected a short text or null.",
  ],
  [
    { tests: "pass", is_risky: "yes", stories: [] },
    "`findings.is_risky` is wrong: expected true or false or null.",
  ],
  [
    { tests: "pass", is_risky: true, stories: "One" },
    "`findings.stories` is wrong: expected a list of short texts",
  ],
  [{ tests: "pass", is_risky: true }, "`findings.stories` is missing: it was asked."],
])("the finding at fault is named: %j", (findings, sentence) => {
  expect(() => findingsOf(findings)).toThrow(sentence);
});

test("a recommendation that is none of the options is dropped", () => {
  const question = { text: "Which?", options: [{ value: "a", label: "A" }], recommendation: "b" };
  const { block: read } = readAnswer(
    `\`\`\`botarmy-result\n${JSON.stringify({ question })}\n\`\`\``,
    one({ questionsLeft: 1 }),
  );
  expect(read).toEqual({ kind: "question", ...question, recommendation: null });
});
