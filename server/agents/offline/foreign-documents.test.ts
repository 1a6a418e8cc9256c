import { expect, test } from "vitest";
import { loadTemplates } from "#workflows/documents/testing/load-templates";
import { sampleTask } from "../testing/sample-task";
import { writeDocument } from "./write-document";

const IDEA =
  "A court booking for our tennis club. Members reserve a court by the hour. Non-members pay by card before they play.";
const templates = loadTemplates("bmad-method", ["bmad-core", "expansion-packs"]);

function write(name: string): string {
  const source = templates.find(({ file }) => file.endsWith(`bmad-core/templates/${name}.yaml`))?.source;
  if (!source) throw new Error(`${name} is not among the templates.`);
  const wanted = { name: `${name}.md`, optional: false, previous: null, template: source };
  return writeDocument(sampleTask({ input: { idea: IDEA }, wanted: [wanted] }), wanted).content;
}

test("each flow and screen of a front-end specification is told by its own name, steps and drawing", () => {
  const spec = write("front-end-spec-tmpl");
  expect(spec).toContain(
    "### Reserve a court by the hour\n\n**User Goal:** Members reserve a court by the hour (FR1)",
  );
  expect(spec).toContain("### Pay by card before they play");
  expect(spec).toContain('s1 --> s2["They choose how to pay, and do it at the provider');
  expect(spec).toContain("#### Reserve a court by the hour\n\n**Purpose:** ");
  expect(spec).not.toMatch(/\{\{(?:flow|screen|component|h1|primary)_\w+\}\}/);
});

test("the drawings of an architecture show what their headings say", () => {
  const architecture = write("fullstack-architecture-tmpl");
  const drawing = (heading: string) =>
    new RegExp(`# ${heading}\\n\\n\`\`\`mermaid\\n(.*)\\n(?:.*\\n)*?\`\`\``).exec(architecture);
  expect(drawing("Auth Flow")?.[0]).toContain("The proof");
  expect(drawing("Error Flow")?.[0]).toContain("changed meanwhile");
  expect(drawing("Core Workflows")?.[1]).toBe("sequenceDiagram");
  expect(drawing("High Level Architecture Diagram")?.[1]).toBe("graph TD");
  expect(architecture).toContain("create table courts (");
  expect(architecture).toContain("/reserve-a-court  # FR1");
});

test("what stood under another heading is named there and not said again", () => {
  const brief = write("project-brief-tmpl");
  expect(brief).toContain('### MVP Success Criteria\n\nAs under "User Success Metrics".');
  expect(brief.match(/The idea in the words it was given/g)).toHaveLength(1);
});

test("a word inside another word means nothing", () => {
  const analysis = write("competitor-analysis-tmpl");
  expect(analysis).toMatch(/^# Competitive Analysis Report: Court booking\n/);
  expect(analysis).toContain("#### Company Overview\n\nTo be confirmed by");
  expect(write("market-research-tmpl")).toContain("#### Segment 1: Members");
});

test("what exists already is left to those who know it", () => {
  const architecture = write("brownfield-architecture-tmpl");
  expect(architecture).toContain("// Existing Project Structure: To be confirmed by");
  expect(architecture).not.toMatch(/### Existing Security Measures\n\n- Who somebody is/);
});
