import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { projectRoot } from "#db/project-root";

/** The guides that come with the program, as docs/ names them. */
export const GuideName = z.enum([
  "approvers",
  "authors",
  "gates",
  "operators",
  "models",
  "notifications",
  "guarantees",
]);
export type GuideName = z.infer<typeof GuideName>;

/** A guide of docs/ as Markdown, its heading included. */
export async function readGuide(name: GuideName): Promise<{ name: GuideName; text: string }> {
  return { name, text: await readFile(join(projectRoot, "docs", `${name}.md`), "utf8") };
}
