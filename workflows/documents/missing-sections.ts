import { findYamlBlock } from "../dialects/find-yaml-block";
import { openProblemLog } from "../dialects/problem-log";
import { readYaml } from "../dialects/read-yaml";
import { type Heading, readHeadings } from "./read-headings";
import { findSlots } from "./slots";
import type { DocumentTemplate, TemplateSection } from "./template";

/**
 * A section that its template demands and a document does not have. `path` is the section's (`document/a/b`);
 * `line` is that of the nearest heading around it in the document, below which it belongs; null: at the top.
 */
export type MissingSection = { path: string; heading: string; line: number | null };

/**
 * The required sections that a document lacks, in the template's order (issue 4: such a document blocks its
 * step). Required is a section with a title of its own that has no condition, is not repeatable, and stands in
 * no absent section that is either. Headings count whatever their level, numbering and emphasis; each stands
 * for one section. What is inside a missing section is not listed again. For a template with a record (its
 * documents are YAML, plain or in a fenced block) the sections are the record's keys.
 */
export function missingSections(template: DocumentTemplate, markdown: string): MissingSection[] {
  if (template.record) return missingKeys(Object.keys(template.record), markdown);
  const search: Search = { headings: readHeadings(markdown), found: new Map(), taken: new Set() };
  const all = flatten(template.sections);
  for (const isFixed of [true, false]) {
    for (const section of all) if (isFixed === isFixedTitle(section)) claimHeading(search, section);
  }
  return listMissing(search, template.sections, { path: "document", line: null, isOptional: false });
}

type Search = { headings: Heading[]; found: Map<TemplateSection, Heading>; taken: Set<Heading> };
type Around = { path: string; line: number | null; isOptional: boolean };

function listMissing(search: Search, sections: TemplateSection[], around: Around): MissingSection[] {
  return sections.flatMap((section): MissingSection[] => {
    const path = `${around.path}/${section.id}`;
    const heading = search.found.get(section);
    const isOptional = around.isOptional || section.condition !== null || section.repeatable;
    if (heading) {
      const inside = { path, line: heading.line, isOptional: section.repeatable };
      return listMissing(search, section.sections, inside);
    }
    if (isOptional || section.title === null || !hasFixedPart(section.title)) {
      return listMissing(search, section.sections, { ...around, path, isOptional });
    }
    return [{ path, heading: section.title, line: around.line }];
  });
}

function flatten(sections: TemplateSection[]): TemplateSection[] {
  return sections.flatMap((section) => [section, ...flatten(section.sections)]);
}

/** The first heading that fits and stands for no other section. */
function claimHeading({ headings, found, taken }: Search, section: TemplateSection): void {
  if (section.title === null) return;
  const parts = partsOf(section.title);
  const heading = headings.find((one) => !taken.has(one) && isMeant(plainHeading(one.text), parts));
  if (!heading) return;
  found.set(section, heading);
  taken.add(heading);
}

function isFixedTitle({ title }: TemplateSection): boolean {
  return title !== null && findSlots(title).length === 0;
}

function hasFixedPart(title: string): boolean {
  return partsOf(title).some((part) => /[\p{L}\p{N}]/u.test(part));
}

/** The fixed texts of a title, before, between and behind its slots. */
function partsOf(title: string): string[] {
  let from = 0;
  const parts = findSlots(title).map(({ start, end }) => {
    const part = title.slice(from, start);
    from = end;
    return plainHeading(part);
  });
  return [...parts, plainHeading(title.slice(from))];
}

/** Whether a heading begins and ends with the outer parts, and has the inner ones between in their order. */
function isMeant(heading: string, parts: string[]): boolean {
  const [first = "", ...rest] = parts;
  const last = rest.at(-1);
  if (last === undefined) return heading === first;
  if (!heading.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest.slice(0, -1)) {
    const next = heading.indexOf(part, at);
    if (next < 0) return false;
    at = next + part.length;
  }
  return heading.length - last.length >= at && heading.endsWith(last);
}

/** Without emphasis, escapes, numbering, case and signs at its end: `**2.1 User\_Goals:**` is `user_goals`. */
function plainHeading(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[*`\\]/g, "")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^(\d{1,3}\.)+\d{0,3}[.)]? |^\d{1,3}\) /, "")
    .replace(/[\s:.]+$/, "")
    .toLowerCase();
}

function missingKeys(keys: string[], text: string): MissingSection[] {
  const yaml = findYamlBlock(text)?.yaml ?? text;
  const root = readYaml(yaml, openProblemLog("document"));
  const there = new Set(root?.kind === "map" ? root.entries.map(({ key }) => key) : []);
  return keys
    .filter((key) => !there.has(key))
    .map((key) => ({ path: `document/${key}`, heading: key, line: null }));
}
