import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { parseTemplate } from "../parse-template";
import type { DocumentTemplate } from "../template";

export type TemplateFile = { file: string; source: string };

/** A template with one section whose further keys can be appended. */
export const MINIMAL_TEMPLATE = `template:
  id: x-tmpl
  name: Sample
  version: 1
sections:
  - id: one
    title: One
`;

/** The template files below some folders of an installed package, or of this repository (`own`). */
export function loadTemplates(from: string, folders: string[]): TemplateFile[] {
  const root = from === "own" ? resolve(".") : rootOf(from);
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((path) => /(^|\/)templates\/[^/]+\.ya?ml$/.test(path))
      .sort()
      .map((path) => ({ file: join(folder, path), source: readFileSync(join(root, folder, path), "utf8") })),
  );
}

/** One template, ready to render; throws with its problems. */
export function loadTemplate(file: string, from = "own"): DocumentTemplate {
  const root = from === "own" ? resolve(".") : rootOf(from);
  const { template, problems } = parseTemplate({
    file,
    pack: from,
    source: readFileSync(join(root, file), "utf8"),
  });
  if (!template) throw new Error(JSON.stringify(problems));
  return template;
}

function rootOf(name: string): string {
  return dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
}
