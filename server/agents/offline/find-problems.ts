import { checkImplementation } from "./check-implementation";
import { type Facts, requirementsOf } from "./facts";
import { type DocumentSection, findIds, type ReadDocument, sectionsAbout } from "./read-document";

/** Real contradictions between the documents that were given, as sentences; an opinion is never among them. */
export function findProblems(facts: Facts): string[] {
  const defects = checkImplementation(facts)?.defects ?? [];
  return [
    ...findUnknownIds(facts),
    ...findUncovered(facts),
    ...facts.documents.flatMap(findEmptySections),
    ...defects.map(({ id, requirement, found }) => `${id} (${requirement}): ${found}.`),
  ];
}

/** Requirement numbers that some document mentions and the requirements do not have. */
function findUnknownIds(facts: Facts): string[] {
  const source = facts.documents.find((document) => /requirement|prd/i.test(document.name));
  if (!source) return [];
  const known = new Set(requirementsOf(facts).map(({ id }) => id));
  return facts.documents
    .filter((document) => document !== source)
    .flatMap((document) => {
      const text = document.sections.map(textOf).join("\n");
      const unknown = [...findIds(text, "FR"), ...findIds(text, "NFR")].filter((id) => !known.has(id));
      return unknown.length > 0
        ? [`${document.name} mentions ${unknown.join(", ")}, which ${source.name} does not have.`]
        : [];
    });
}

/** Requirements that an architecture's table from requirements to components leaves out. */
function findUncovered(facts: Facts): string[] {
  const source = facts.documents.find((document) => /requirement|prd/i.test(document.name));
  return facts.documents
    .filter((document) => source && document !== source && /architecture/i.test(document.name))
    .flatMap((document) => {
      const [table] = sectionsAbout([document], /from requirements to components|traceability/i);
      const covered = table ? textOf(table) : null;
      const missing =
        covered === null
          ? []
          : requirementsOf(facts).filter(({ id }) => !new RegExp(`\\b${id}\\b`).test(covered));
      return missing.length > 0
        ? [`${document.name} names no component for ${missing.map(({ id }) => id).join(", ")}.`]
        : [];
    });
}

function findEmptySections(document: ReadDocument): string[] {
  return document.sections
    .filter((section) => section.paragraphs.some((paragraph) => paragraph === "_Nothing was written here._"))
    .map((section) => `${document.name}: the section "${section.heading}" is empty.`);
}

function textOf(section: DocumentSection): string {
  const rows = section.tables.flatMap((table) => table.rows.flat());
  return [...section.paragraphs, ...section.items, ...rows].join("\n");
}
