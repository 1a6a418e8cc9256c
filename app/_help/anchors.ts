import type { GuideName } from "#server/queries/read-guide";

/** The anchor of a heading, as GitHub makes it: "9. A run keeps to its version" is "9-a-run-keeps-to-its-version". */
export function anchorOf(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replaceAll(/\s/g, "-");
}

export function guidePath(guide: GuideName, heading?: string): string {
  return heading === undefined ? `/help/${guide}` : `/help/${guide}#${anchorOf(heading)}`;
}
