import { createSection } from "./create-section";
import { type FillPlace, fillLine, type Variables } from "./fill-text";
import { layOutSection } from "./lay-out-section";
import { renderRecord } from "./render-record";
import { DocumentTooLarge, openRenderingDraft, RENDER_LIMITS, type RenderingDraft } from "./rendering-draft";
import type { OutlineEntry, Rendering, SectionFill, SectionRequest } from "./section-fill";
import { slotNames } from "./slots";
import type { DocumentTemplate, TemplateSection } from "./template";

// A template becomes a document, section by section (formats.md 3, reliability.md D11 to D13).
//   R1. Nothing of the filler's reaches the document unescaped: it cannot add headings, rules, links or tags.
//   R2. Values are looked up as own properties, and filled in once: what they hold is never filled again.
//   R3. What nobody filled stays visible as `{{name}}` and is listed.
//   R4. Depth, sections, steps and characters are bounded; beyond them it ends with DocumentTooLarge.

type Composition = Generator<SectionRequest, void, SectionFill>;
type Around = {
  draft: RenderingDraft;
  variables: Variables;
  indexes: number[];
  path: string;
  level: number;
  depth: number;
};

/**
 * Asks for one section at a time and is answered through `next(fill)`; a driver may take as long as it
 * likes in between. The first request is for the document itself: its title and what all sections see.
 */
export function* composeDocument(
  template: DocumentTemplate,
): Generator<SectionRequest, Rendering, SectionFill> {
  const draft = openRenderingDraft();
  if (template.record) return yield* renderRecord(template, template.record, draft);
  const variables: Variables = Object.create(null);
  yield* composeSection(documentSection(template), {
    draft,
    variables,
    indexes: [],
    path: "",
    level: 1,
    depth: 0,
  });
  return draft.finish();
}

/** The document as a section of its own: its heading is the title, the rest is inside. */
function documentSection(template: DocumentTemplate): TemplateSection {
  const title = template.output.title || template.name;
  return createSection({
    id: "document",
    title,
    instruction: template.description,
    sections: template.sections,
  });
}

function* composeSection(section: TemplateSection, around: Around): Composition {
  const path = around.path === "" ? section.id : `${around.path}/${section.id}`;
  if (around.depth > RENDER_LIMITS.depth) throw new DocumentTooLarge(path, "depth");
  const { draft } = around;
  draft.countSteps(1, path);
  const fill = yield {
    section,
    path,
    indexes: around.indexes,
    slots: slotNames([
      section.title,
      section.content,
      section.template,
      section.itemTemplate,
      ...section.columns,
    ]),
    variables: around.variables,
    written: draft.takeWritten(),
  };
  draft.receive(fill, path);
  if (isLeftOut(section, fill, { ...around, path })) return;
  noteElicitation(section, path, draft);
  if (section.repeatable && fill.repeats) {
    yield* composeRepeats(section, fill, fill.repeats, { ...around, path });
  } else {
    yield* composeOnce(section, fill, { ...around, path }, "");
  }
}

function* composeRepeats(
  section: TemplateSection,
  fill: SectionFill,
  repeats: SectionFill[],
  around: Around,
): Composition {
  const variables = mergeVariables(around.variables, fill.variables);
  let heading = "";
  for (const [index, repeat] of repeats.entries()) {
    const inside = {
      ...around,
      variables,
      indexes: [...around.indexes, index],
      path: `${around.path}[${index}]`,
    };
    heading = yield* composeOnce(section, repeat, inside, heading);
  }
  if (repeats.length === 0) note(section, section.title ?? section.id, "empty", around);
}

/** Writes one appearance and what is inside it. Answers its heading; the same heading is written once. */
function* composeOnce(
  section: TemplateSection,
  fill: SectionFill,
  around: Around,
  previousHeading: string,
): Generator<SectionRequest, string, SectionFill> {
  const { draft, path } = around;
  const variables = mergeVariables(around.variables, fill.variables);
  const place: FillPlace = { variables, draft, path };
  const title = section.title === null ? null : fillLine(section.title, place);
  const heading = title === null ? "" : `${"#".repeat(Math.min(around.level, 6))} ${title}`;
  const blocks = layOutSection(section, fill, place);
  const isEmpty = blocks.length === 0 && section.sections.length === 0;
  note(section, title ?? "", isEmpty ? "empty" : "filled", around);
  if (heading !== previousHeading) draft.add(heading, path);
  for (const block of isEmpty ? ["_Nothing was written here._"] : blocks) draft.add(block, path);
  const level = title === null ? around.level : around.level + 1;
  for (const inner of section.sections) {
    yield* composeSection(inner, { ...around, variables, level, depth: around.depth + 1 });
  }
  return heading;
}

/** A section with a condition stays only when the filler says so; without its word a person is asked. */
function isLeftOut(section: TemplateSection, fill: SectionFill, around: Around): boolean {
  if (fill.include === true || (section.condition === null && fill.include === undefined)) return false;
  const title = section.title ?? section.id;
  const isAsked = fill.include === undefined;
  note(section, title, isAsked ? "asked" : "left-out", around);
  if (isAsked) around.draft.ask({ path: around.path, title, condition: section.condition ?? "" });
  return true;
}

function noteElicitation(section: TemplateSection, path: string, draft: RenderingDraft): void {
  if (!section.elicit) return;
  const instruction = section.customElicitation ?? section.instruction;
  draft.elicit({ path, title: section.title ?? section.id, instruction });
}

function note(section: TemplateSection, title: string, state: OutlineEntry["state"], around: Around): void {
  const level = section.title === null ? 0 : Math.min(around.level, 6);
  around.draft.note({
    path: around.path,
    level,
    title,
    state,
    owner: section.owner,
    editors: section.editors,
  });
}

/** The inner names hide the outer ones; no name reaches a prototype. */
function mergeVariables(outer: Variables, inner: Record<string, string> | undefined): Variables {
  return Object.assign(Object.create(null), outer, inner);
}
