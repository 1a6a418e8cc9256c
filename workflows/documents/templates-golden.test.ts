import { expect, test } from "vitest";
import { elicitationPoints } from "./elicitation-points";
import { missingSections } from "./missing-sections";
import { parseTemplate } from "./parse-template";
import { readHeadings } from "./read-headings";
import type { OutlineEntry } from "./section-fill";
import type { DocumentTemplate } from "./template";
import { loadTemplates } from "./testing/load-templates";
import { renderTemplate } from "./testing/render-template";

const files = loadTemplates("bmad-method", ["bmad-core", "expansion-packs"]);

/** What a template comes to when nobody fills anything, as text for people. */
function describeTemplate(template: DocumentTemplate): string {
  const whole = renderTemplate(template, () => ({ include: true }));
  const undecided = renderTemplate(template, () => ({}));
  const headings = readHeadings(whole.markdown).map(({ level, text }) => `${"#".repeat(level)} ${text}`);
  const list = (title: string, lines: string[]) =>
    lines.length === 0 ? [] : ["", `${title}:`, ...lines.map((line) => `- ${line}`)];
  const { filename, format } = template.output;
  return `${[
    `${template.name} (${template.id}) makes ${filename} (${format})`,
    "",
    ...(template.record ? whole.markdown.trimEnd().split("\n") : headings),
    ...(whole.unknownVariables.length > 0 ? ["", `unknown: ${whole.unknownVariables.join(", ")}`] : []),
    ...list("owned", ownersIn(whole.outline)),
    ...list(
      "asked",
      undecided.askedConditions.map(({ path, condition }) => `${path}: ${condition}`),
    ),
    ...list(
      "elicits",
      elicitationPoints(template).map(
        ({ path, isConditional }) => `${path}${isConditional ? " (if it is there)" : ""}`,
      ),
    ),
  ].join("\n")}\n`;
}

function ownersIn(outline: OutlineEntry[]): string[] {
  const told = outline.filter(({ owner, editors }) => owner !== null || editors.length > 0);
  return told.map(
    ({ path, owner, editors }) =>
      `${path}: ${owner ?? "nobody"} (edited by ${editors.join(", ") || "nobody"})`,
  );
}

test("there are forty-five", () => expect(files).toHaveLength(45));

test.each(files)(
  "$file comes to the headings, unknown variables and questions of its golden file",
  async ({ file, source }) => {
    const { template, problems } = parseTemplate({ file, pack: "x", source });
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
    if (!template) return;
    const [pack, stem] = [
      file.split("/").at(-3),
      file
        .split("/")
        .at(-1)
        ?.replace(/\.ya?ml$/, ""),
    ];
    await expect(describeTemplate(template)).toMatchFileSnapshot(`testing/golden/${pack}.${stem}.txt`);
  },
);

test.each(files)("$file lacks no section of its own when it is rendered", ({ file, source }) => {
  const { template } = parseTemplate({ file, pack: "x", source });
  if (!template) throw new Error("It is not read.");
  const { markdown } = renderTemplate(template, () => ({ include: true }));
  expect(missingSections(template, markdown)).toEqual([]);
});
