import { expect, test } from "vitest";
import { parseTemplate } from "./parse-template";
import { readHeadings } from "./read-headings";
import { renderTemplate } from "./testing/render-template";

/** Templates as people write them, with the headings of what they come to. */
const VARIANTS: { about: string; file?: string; source: string; headings: string[] }[] = [
  {
    about: "Windows line ends, a byte order mark and a document start",
    source:
      "\uFEFF# note\r\n---\r\ntemplate:\r\n  id: a\r\n  name: A\r\nsections:\r\n  - id: one\r\n    title: One\r\n    instruction: |\r\n      Text\r\n",
    headings: ["A", "One"],
  },
  {
    about: "sections under other keys, without ids, with numbers for titles",
    source:
      "template: { id: a, name: A }\nsections:\n  - title: 1\n    subsections:\n      - title: 2.0\n      - title: 010\n",
    headings: ["A", "1", "2.0", "010"],
  },
  {
    about: "nulls wherever there could be a value",
    source:
      "template:\n  id: a\n  name: A\n  version:\n  output:\nworkflow:\nsections:\n  - id: one\n    title: One\n    type:\n    instruction: ~\n    sections:\n    items:\n    rows:\n    choices:\n    examples: null\n    condition:\n    repeatable:\n    elicit:\n",
    headings: ["A", "One"],
  },
  {
    about: "five levels of sections",
    source: `template: { id: a, name: A }\nsections: [{ id: b, title: B, sections: [{ id: c, title: C, sections: [{ id: d, title: D, sections: [{ id: e, title: E, sections: [{ id: f, title: F }] }] }] }] }]\n`,
    headings: ["A", "B", "C", "D", "E", "F"],
  },
  {
    about: "unquoted texts that YAML takes for maps",
    source:
      "template: { id: a, name: A }\nsections:\n  - id: goals\n    title: Goals\n    type: bullet-list\n    items:\n      - Performance: 60+ FPS\n      - Text [[LLM: a note to the model]]\n      - {{goal}}\n  - id: t\n    title: {{name}}\n",
    headings: ["A", "Goals", "{{name}}"],
  },
  {
    about: "tables with rows as lists, texts and groups",
    source:
      "template: { id: a, name: A }\nsections:\n  - id: t\n    title: T\n    type: table\n    columns: [One, Two]\n    rows:\n      - [a, b]\n      - only\n      - category: Group\n        items:\n          - [c, d]\n",
    headings: ["A", "T"],
  },
  {
    about: "choices as a list, as lists by name, and in the title",
    source:
      'template: { id: a, name: A }\nsections:\n  - id: s\n    title: S\n    type: choice\n    choices: [x, y]\n  - id: t\n    title: "T: {one|two}"\n    choices:\n      t: [one, two]\n',
    headings: ["A", "S", "T: {one|two}"],
  },
  {
    about: "a type that nobody knows, and keys that nobody knows",
    source:
      "template: { id: a, name: A, author: me }\nfuture: { x: 1 }\nsections:\n  - id: s\n    title: S\n    type: hologram\n    colour: blue\n",
    headings: ["A", "S"],
  },
  {
    about: "no id and no name: the file's name counts",
    file: "templates/release-note-tmpl.yml",
    source:
      'template:\n  output: { format: markdown, title: "Release {{version}}" }\nsections:\n  - { id: s, title: S, content: Always here. }\n',
    headings: ["Release {{version}}", "S"],
  },
  {
    about: "mode as a word, elicitation as a switch",
    source:
      "template: { id: a, name: A }\nworkflow: { mode: interactive, elicitation: true }\nsections:\n  - { id: s, title: S, elicit: yes }\n",
    headings: ["A", "S"],
  },
];

test.each(VARIANTS)(
  "a template with $about is read and rendered",
  ({ file = "templates/a-tmpl.yaml", source, headings }) => {
    const { template, problems } = parseTemplate({ file, pack: "test", source });
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
    if (!template) throw new Error("It is not read.");
    const { markdown } = renderTemplate(template, () => ({ include: true }));
    expect(readHeadings(markdown).map(({ text }) => text)).toEqual(headings);
    expect(markdown).not.toMatch(/\[object|undefined|\[\[LLM/);
  },
);
