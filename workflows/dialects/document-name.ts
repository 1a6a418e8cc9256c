import { findOddCharacters } from "./odd-character";

/** One document that a step names, as `creates`, `updates`, `requires` and their like write it (formats.md 2). */
export type DocumentName = { name: string; optional: boolean; isDir: boolean };

const HAS_EXTENSION = /^\S+\.[A-Za-z0-9]{1,8}$/;
const OPTIONAL = /^(optional|if\b.*|when\b.*|as needed|maybe)$/i;

/**
 * Reads `prd.md (if needed)`, `a.md, b.md`, `docs/`, `Design (design.md)`.
 * `prose` is true when it is a description and not a name: `multiple documents per the template`.
 */
export function parseDocumentNames(text: string): { names: DocumentName[]; prose: boolean } {
  const names = splitNames(text)
    .map(parseOne)
    .filter(({ name }) => name !== "");
  return { names, prose: names.some(({ name }) => isProse(name)) };
}

/** Splits at commas outside parentheses, and at `and` between file names. */
function splitNames(text: string): string[] {
  const parts = text.split(/,(?![^(]*\))/).map((part) => part.trim());
  return parts.flatMap((part) => {
    const both = part.split(/\s+(?:and|\+|&)\s+/);
    return both.length > 1 && both.every((half) => HAS_EXTENSION.test(half)) ? both : [part];
  });
}

function parseOne(part: string): DocumentName {
  const remarks = [...part.matchAll(/\(([^()]*)\)/g)].map((match) => (match[1] ?? "").trim());
  const bare = part.replace(/\s*\([^()]*\)/g, "").trim();
  const named = remarks.find((remark) => HAS_EXTENSION.test(remark));
  const name = named && !HAS_EXTENSION.test(bare) ? named : bare;
  return {
    name: name.replace(/^\.\//, ""),
    optional: remarks.some((remark) => OPTIONAL.test(remark)),
    isDir: name.endsWith("/"),
  };
}

function isProse(name: string): boolean {
  return !HAS_EXTENSION.test(name) && name.split(/\s+/).length > 3;
}

const MISLEADING = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * Why a name cannot be a document's, or null. Names are relative paths that stay inside the run and that every
 * system can unpack (reliability.md D9).
 */
export function findNameFault(name: string): string | null {
  if (name.length > 200) return "is longer than 200 characters";
  if (findOddCharacters(name, 1).length > 0 || /\s/.test(name.replaceAll(" ", "")))
    return "has a control character";
  if (MISLEADING.test(name)) return "has an invisible character";
  if (/[\\:*?"<>|%]/.test(name.replace(/\{\{.*?\}\}/g, "")))
    return "has a character that file names cannot have";
  if (name.startsWith("/")) return "is not relative";
  return name.replace(/\/$/, "").split("/").map(findPartFault).find(Boolean) ?? null;
}

function findPartFault(part: string): string | null {
  if (part === ".." || part === "." || part.trim() === "") return "leads out of the run's folder";
  if (part.startsWith(" ") || /[ .]$/.test(part)) return "begins or ends with a space or a dot";
  return DEVICE.test(part) ? "is the name of a device" : null;
}

/** `docs/prd.md` -> `prd`; `prototype-stories/` -> `prototype-stories`. */
export function stemOf(name: string): string {
  const base = name.replace(/\/$/, "").split("/").at(-1) ?? name;
  return base.replace(/(?<=.)\.[A-Za-z0-9]{1,8}$/, "");
}
