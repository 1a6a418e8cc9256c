import { elicitationPoints } from "#workflows/documents/elicitation-points";
import { parseTemplate } from "#workflows/documents/parse-template";
import type { DocumentTemplate } from "#workflows/documents/template";
import { FEEDBACK, PROCEED } from "#workflows/run/compose-feedback";
import type { ElicitedPoint } from "#workflows/run/signals";

const MOST_POINTS = 60;
const LONGEST_INSTRUCTION = 1_000;

/** Templates read so far, by their source. */
const known = new Map<string, DocumentTemplate | undefined>();
const KEPT = 500;

/**
 * The places in these documents at which their templates want a person heard (`elicit: true` in an interactive
 * template, formats.md 3). A point that may be left out counts when its heading is in the document.
 */
export function findElicitedPoints(
  documents: readonly { name: string; content: string }[],
  templates: Readonly<Record<string, string>>,
): ElicitedPoint[] {
  const points = documents.flatMap(({ name, content }) => {
    const source = Object.hasOwn(templates, name) ? templates[name] : undefined;
    const template = source === undefined ? undefined : readTemplate(name, source);
    return template ? pointsOf(name, content, template) : [];
  });
  return points.slice(0, MOST_POINTS);
}

function readTemplate(file: string, source: string): DocumentTemplate | undefined {
  if (known.has(source)) return known.get(source);
  if (known.size >= KEPT) known.clear();
  const { template } = parseTemplate({ file, pack: "", source });
  known.set(source, template);
  return template;
}

function pointsOf(document: string, content: string, template: DocumentTemplate): ElicitedPoint[] {
  const headings = content.split("\n").filter((line) => line.startsWith("#"));
  const isThere = (title: string) => headings.some((line) => line.includes(title));
  const wishes = (template.elicitationOptions ?? []).map((label, at) => ({ value: String(at + 1), label }));
  const options = [...PLAIN_OPTIONS, ...wishes];
  return elicitationPoints(template)
    .filter(({ isConditional, title }) => !isConditional || isThere(title))
    .map(({ path, title, instruction }) => {
      return { document, path, title, instruction: instruction.slice(0, LONGEST_INSTRUCTION), options };
    });
}

const PLAIN_OPTIONS = [
  { value: PROCEED, label: "Proceed" },
  { value: FEEDBACK, label: "Give feedback" },
];
