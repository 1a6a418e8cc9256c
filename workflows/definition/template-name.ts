import type { StepNode } from "./definition";

/**
 * What is known of a template. Workflows mean its file (`stem`: prd-tmpl), seldom the `id` written in it;
 * `filename` is the name of what it produces.
 */
export type TemplateName = { stem: string; id: string; filename: string };

/**
 * The template of a step's document, in this order: the step's `template` and `uses`; a `…-tmpl` in its notes;
 * the document's own name; one of its agent's templates; any template that produces this file (formats.md 3).
 * What a step names counts for its only document; with several, for the one that the name fits.
 */
export function findTemplateName<Template extends TemplateName>(
  step: StepNode,
  document: string,
  agentTemplates: readonly string[],
  templates: readonly Template[],
): Template | undefined {
  const known = new Map(templates.map((template) => [template.id, template]));
  for (const template of templates) known.set(template.stem, template);
  const stem = stemOf(document);
  const named = [step.template ?? "", ...step.uses, ...idsInNotes(step.notes)].flatMap(idsFor);
  const isMeant = (id: string) => step.outputs.length < 2 || fits(id, known.get(id), document);
  const byName = [
    ...named.filter(isMeant),
    ...idsFor(stem),
    ...agentTemplates.filter((id) => fits(id, known.get(id), document)),
  ].flatMap((id) => known.get(id) ?? []);
  return byName[0] ?? templates.find(({ filename }) => filename !== "" && filename === baseOf(document));
}

/** `create-doc prd`, `prd` and `prd-tmpl` all mean `prd-tmpl`. */
function idsFor(name: string): string[] {
  const last = name.trim().split(/\s+/).at(-1) ?? "";
  return last === "" ? [] : [last, `${last}-tmpl`];
}

function idsInNotes(notes: string): string[] {
  return notes.match(/[A-Za-z0-9][A-Za-z0-9-]*-tmpl\b/g) ?? [];
}

function fits(id: string, template: TemplateName | undefined, document: string): boolean {
  const name = id.replace(/-tmpl$/, "");
  const stem = stemOf(document);
  return (
    name === stem ||
    name.endsWith(`-${stem}`) ||
    stem.endsWith(`-${name}`) ||
    template?.filename === baseOf(document)
  );
}

function baseOf(document: string): string {
  return document.split("/").at(-1) ?? document;
}

function stemOf(document: string): string {
  return baseOf(document).replace(/\.[A-Za-z0-9]{1,8}$/, "");
}
