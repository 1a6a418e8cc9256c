import type { AgentTask, DocumentDraft } from "#server/engine/agent-port";
import { missingSections } from "#workflows/documents/missing-sections";
import { parseTemplate } from "#workflows/documents/parse-template";
import type { DocumentTemplate } from "#workflows/documents/template";
import { AnswerProblem } from "./answer-block";

type Wanted = AgentTask["wanted"][number];

const MARK = /^<!-- document: (.+?) -->[ \t]*$/gm;

/**
 * The documents of an answer, by the names that were wanted and no others (S43). Throws `AnswerProblem` with
 * the document or the heading that is missing.
 */
export function readDocuments(text: string, wanted: Wanted[]): DocumentDraft[] {
  const written = cutAtMarks(text, wanted);
  return wanted.flatMap((one): DocumentDraft[] => {
    const template = readTemplate(one);
    const content = cleanText(unwrapFence((written.get(one.name) ?? "").trim()));
    if (content === "") {
      if (one.optional) return [];
      throw new AnswerProblem(one.name, `The document ${one.name} is missing or empty.`);
    }
    requireSections(one.name, content, template);
    const mediaType = template?.record ? "application/yaml" : "text/markdown";
    return [{ name: one.name, mediaType, content: `${content}\n` }];
  });
}

function cutAtMarks(text: string, wanted: Wanted[]): Map<string, string> {
  const marks = [...text.matchAll(MARK)].filter(([, name]) => wanted.some((one) => one.name === name));
  const [only] = wanted;
  if (marks.length === 0) return new Map(only && wanted.length === 1 ? [[only.name, text]] : []);
  return new Map(
    marks.map((mark, at) => {
      const end = marks[at + 1]?.index ?? text.length;
      return [mark[1] ?? "", text.slice(mark.index + mark[0].length, end)];
    }),
  );
}

/** A document that stands whole in one fence was meant without it. */
function unwrapFence(text: string): string {
  const [first = "", ...rest] = text.split("\n");
  const fence = /^(`{3,}|~{3,})(markdown|md|yaml|yml)[ \t]*$/i.exec(first)?.[1];
  if (!fence || rest.at(-1)?.trim() !== fence) return text;
  const inner = rest.slice(0, -1);
  const fences = inner.filter((line) => line.startsWith(fence)).length;
  return fences % 2 === 0 ? inner.join("\n").trim() : text;
}

/** What Postgres and browsers refuse becomes the sign for "unreadable" (E27). */
function cleanText(text: string): string {
  return text.toWellFormed().replaceAll("\u0000", "\uFFFD");
}

function readTemplate({ name, template }: Wanted): DocumentTemplate | undefined {
  if (template === null) return undefined;
  return parseTemplate({ file: name, pack: "", source: template }).template;
}

/** A required section that is missing blocks the step with its heading (issue 4, item 3). */
function requireSections(name: string, content: string, template: DocumentTemplate | undefined): void {
  const missing = template ? missingSections(template, content) : [];
  const [first] = missing;
  if (!first) return;
  const headings = missing.map(({ heading }) => `"${heading}"`).join(", ");
  const sections = missing.length === 1 ? "section" : "sections";
  throw new AnswerProblem(first.heading, `${name} lacks the required ${sections} ${headings}.`);
}
