import type { Defect, Facts, TestCase } from "./facts";
import { requirementsOf } from "./facts";
import { withoutMark } from "./propose-requirements";
import { type DocumentSection, findIds, type ReadDocument, readRecords } from "./read-document";
import { toClause } from "./word-forms";

export type CheckedCase = { id: string; requirement: string; isMet: boolean; where: string };
export type Check = {
  cases: CheckedCase[];
  defects: Defect[];
  earlier: { id: string; isRepaired: boolean; where: string }[];
};

/**
 * Reviews the implementation that was given against requirements and test cases. A requirement counts as met when
 * the implementation's coverage names it with a module and a proof. Null when there is no implementation that has a
 * coverage to review.
 */
export function checkImplementation(facts: Facts): Check | null {
  const implementation = facts.documents.find((document) => /implementation|source/.test(document.name));
  if (!implementation?.sections.some(hasCoverage)) return null;
  const covered = readCoverage(implementation);
  const missing = requirementsOf(facts).filter(({ id }) => !covered.has(id));
  const known = earlierDefects(facts, implementation);
  let next = Math.max(0, ...known.map(({ id }) => Number(id.slice(1)))) + 1;
  const defects = missing.map(({ id, text }) => ({
    id: known.find((defect) => defect.requirement === id)?.id ?? `D${next++}`,
    requirement: id,
    expected: toClause(withoutMark(text)),
    found: `${implementation.name} has no row for ${id} that names a module and a proof`,
    weight: id.startsWith("FR") ? "high" : "medium",
  }));
  return {
    cases: facts.cases.map((entry) => checkCase(entry, covered, implementation)),
    defects,
    earlier: known.map(({ id, requirement }) => ({
      id,
      isRepaired: covered.has(requirement),
      where: covered.get(requirement) ?? "nowhere",
    })),
  };
}

function hasCoverage({ tables }: DocumentSection): boolean {
  return tables.some(({ columns }) => columns.some((column) => /^proven by$/i.test(column)));
}

/** Requirement id -> where it is covered: rows with a requirement, a module and a proof. */
function readCoverage(implementation: ReadDocument): Map<string, string> {
  const rows = implementation.sections.flatMap((section) =>
    readRecords([section]).map((row) => ({ row, heading: section.heading })),
  );
  const covered = new Map<string, string>();
  for (const { row, heading } of rows) {
    const isProven = (row.module ?? "") !== "" && (row.proven_by ?? "") !== "";
    const [id] = [...findIds(row.requirement ?? "", "FR"), ...findIds(row.requirement ?? "", "NFR")];
    if (id && isProven) covered.set(id, `${heading}, ${row.module}`);
  }
  return covered;
}

function checkCase(
  { id, requirement }: TestCase,
  covered: Map<string, string>,
  implementation: ReadDocument,
): CheckedCase {
  const ids = [...findIds(requirement, "FR"), ...findIds(requirement, "NFR")];
  if (ids.length > 0) {
    const isMet = ids.every((entry) => covered.has(entry));
    return {
      id,
      requirement,
      isMet,
      where: isMet ? (covered.get(ids[0] ?? "") ?? "") : "No row that names a module and a proof",
    };
  }
  const errors = implementation.sections.find((section) => /^errors/i.test(section.heading));
  return {
    id,
    requirement,
    isMet: hasRows(errors),
    where: hasRows(errors) ? (errors?.heading ?? "") : "Errors are not described",
  };
}

function hasRows(section: DocumentSection | undefined): boolean {
  return (section?.tables.flatMap((table) => table.rows).length ?? 0) > 0;
}

/** Defects of the report before: from that report, or from the answers in the implementation. */
function earlierDefects(facts: Facts, implementation: ReadDocument): { id: string; requirement: string }[] {
  const reports = [
    ...facts.documents.filter((document) => /test-report/.test(document.name)),
    ...(facts.previous ? [facts.previous] : []),
  ];
  const rows = readRecords([...reports, implementation].flatMap((document) => document.sections));
  const found = new Map<string, string>();
  for (const row of rows) {
    const id = /^D\d+$/.exec(row.defect ?? "")?.[0];
    const text = `${row.requirement ?? ""} ${row.what_was_changed ?? ""}`;
    const [requirement] = [...findIds(text, "FR"), ...findIds(text, "NFR")];
    if (id && requirement && !found.has(id)) found.set(id, requirement);
  }
  return [...found].map(([id, requirement]) => ({ id, requirement }));
}
