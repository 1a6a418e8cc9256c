import type { SectionFill, SectionRequest } from "#workflows/documents/section-fill";
import type { TemplateSection } from "#workflows/documents/template";
import { type Content, toBeConfirmed } from "./content";
import type { Facts } from "./facts";
import { findWriter } from "./find-writer";
import { fitContent } from "./fit-content";
import { globalVariables, writeUnknown } from "./writers/general-writers";

/** What a document has said already: its longer texts, each with the heading that it stands under. */
export type AlreadySaid = Map<string, string>;

/** Fills one section from the facts. The first request is the document itself: title values and the label. */
export function fillSection(
  facts: Facts,
  request: SectionRequest,
  label: string,
  said: AlreadySaid,
): SectionFill {
  const { section } = request;
  if (request.path === "document") {
    return section.type === "code"
      ? { variables: globalVariables(facts) }
      : { variables: globalVariables(facts), body: label };
  }
  const content = writeContent(facts, request);
  const include =
    section.condition === null
      ? content.include
      : (content.include ?? decideCondition(facts, section.condition));
  const fill = sayOnce(fitContent({ ...content, include }, request), request, said);
  return { ...fill, variables: { ...chooseOptions(facts, request.slots), ...fill.variables } };
}

const LONG = 150;

/** What stood under another heading is named there and not said again. */
function sayOnce(fill: SectionFill, { section, indexes }: SectionRequest, said: AlreadySaid): SectionFill {
  const text = JSON.stringify([fill.body ?? "", fill.items ?? [], fill.code ?? ""]);
  const isPlain = !fill.repeats && !fill.rows && indexes.length === 0;
  if (!isPlain || text.length < LONG || section.title === null || fill.include === false) return fill;
  const heading = said.get(text);
  if (heading === undefined) said.set(text, section.title);
  return heading === undefined
    ? fill
    : { ...fill, items: undefined, code: undefined, body: `As under "${heading}".` };
}

function writeContent(facts: Facts, request: SectionRequest): Content {
  const { section } = request;
  if (section.sections.length > 0 && section.template === null && !section.repeatable) return {};
  if (isPreface(section)) return { include: false };
  if (isFilledAround(request) || isFixed(request)) return {};
  const writer = findWriter(section, request.path);
  const content = writer?.(facts, request);
  if (content && fits(content, request)) return content;
  if (section.sections.length > 0 || section.content !== null) return {};
  return writeOpen(facts, section, request);
}

/** A code block cannot be made of a list, and a diagram not of a sentence. */
function fits(content: Content, { section }: SectionRequest): boolean {
  if (content.include === false) return true;
  if (section.type === "code" || section.type === "mermaid") return content.code !== undefined;
  if (section.type === "choice") return content.choice !== undefined;
  if (section.type === "table") return (content.records?.length ?? 0) > 0 || content.text !== undefined;
  return content.text !== undefined || (content.records?.length ?? 0) > 0;
}

/** Without a heading of its own it would say what the first section says. */
function isPreface({ id, title, template, content, sections }: TemplateSection): boolean {
  return (
    title === null && template === null && content === null && sections.length === 0 && /^intro/.test(id)
  );
}

/** Everything that its text asks for was given by a section around it. */
function isFilledAround({ section, slots, variables }: SectionRequest): boolean {
  return hasOwnText(section) && slots.length > 0 && slots.every((slot) => Object.hasOwn(variables, slot));
}

/** A text that asks for nothing says itself what stands there. */
function isFixed({ section, slots }: SectionRequest): boolean {
  return hasOwnText(section) && slots.length === 0;
}

function hasOwnText({ template, content, type, repeatable, items }: TemplateSection): boolean {
  if (repeatable || items.length > 0) return false;
  return template !== null || (content !== null && (type === "text" || type === "paragraphs"));
}

/** An open point in the form that the section's type needs; what its template prepared stays. */
function writeOpen(facts: Facts, section: TemplateSection, { slots, variables }: SectionRequest): Content {
  const title = section.title ?? section.id;
  const who = facts.task.agent.title || "a person";
  if (section.items.length > 0 || section.rows.length > 0) return {};
  if (slots.some((slot) => Object.hasOwn(variables, slot)) && section.template !== null) return {};
  if (section.type === "code") return { code: comment(section.language, `${title}: ${toBeConfirmed(who)}`) };
  if (section.type === "choice") return { choice: Object.values(section.choices).flat()[0] };
  if (section.type === "table")
    return { records: [Object.fromEntries([[firstColumn(section), `${toBeConfirmed(who)}`]])] };
  return writeUnknown(facts, title, section.instruction);
}

function firstColumn(section: TemplateSection): string {
  return (section.columns[0] ?? "text")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .join("_");
}

function comment(language: string, text: string): string {
  if (/^(sql|lua|haskell)$/i.test(language)) return `-- ${text}`;
  return /^(ya?ml|bash|sh|python|ruby|text|gdscript|)$/i.test(language) ? `# ${text}` : `// ${text}`;
}

/** Takes the option of a choice `{a|b}` that the facts speak for; others stay visible. */
function chooseOptions({ idea }: Facts, slots: string[]): Record<string, string> {
  const device = { web: "Web Responsive", mobile: "Mobile Only", api: "", cli: "Desktop Only", open: "" }[
    idea.kind.id
  ];
  const likely = ["WCAG AA", "Monorepo", "Monolith", device].filter((option) => option !== "");
  const choices = slots.filter((slot) => slot.includes("|"));
  const chosen = choices.map(
    (slot) =>
      [
        slot,
        slot
          .split("|")
          .map((option) => option.trim())
          .find((option) => likely.includes(option)),
      ] as const,
  );
  return Object.fromEntries(
    chosen.flatMap(([slot, option]) => (option === undefined ? [] : [[slot, option]])),
  );
}

/** Answers a template's condition where the facts do; undefined leaves it to a person. */
function decideCondition({ idea }: Facts, condition: string): boolean | undefined {
  if (/\b(ui|ux|screens?|user interface|frontend)\b/i.test(condition)) return idea.kind.hasScreens;
  if (/graphql|trpc|serverless|microservice/i.test(condition)) return false;
  if (/\brest\b|traditional server/i.test(condition)) return idea.kind.id !== "cli";
  return undefined;
}
