import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The name that Next gave to the pages when it built them; in development, where there is none, always the same. */
export function readBuild(projectRoot: string): string {
  try {
    return readFileSync(join(projectRoot, ".next", "BUILD_ID"), "utf8").trim();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "unbuilt";
    throw error;
  }
}
