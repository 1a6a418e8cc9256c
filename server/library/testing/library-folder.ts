import { mkdir, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A workflow of two steps; `name` tells its versions apart. */
export function workflowText(id: string, name = id): string {
  return `workflow:\n  id: ${id}\n  name: ${name}\n  sequence:\n    - agent: dev\n      creates: a.md\n    - agent: qa\n      requires: a.md\n`;
}

export type LibraryFolderDraft = {
  path: string;
  write(file: string, text: string): Promise<void>;
  remove(): Promise<void>;
};

/** A folder in the system's temporary folder. Files are written as if they had rested for a while. */
export async function makeLibraryFolder(files: Record<string, string> = {}): Promise<LibraryFolderDraft> {
  const path = await mkdtemp(join(tmpdir(), "library-"));
  const write = async (file: string, text: string) => {
    const target = join(path, file);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text);
    const rested = new Date(Date.now() - 1_000);
    await utimes(target, rested, rested);
  };
  for (const [file, text] of Object.entries(files)) await write(file, text);
  return { path, write, remove: () => rm(path, { recursive: true, force: true }) };
}

/** An agent's and a template's file. */
export const AGENT_TEXT = "# A\n\n```yaml\nagent: { id: dev }\npersona: { role: Builder }\n```\n";
export const TEMPLATE_TEXT =
  "template: { id: a-v1, name: A, output: { format: markdown, filename: docs/a.md } }\nsections: [{ id: one, title: One }]\n";
