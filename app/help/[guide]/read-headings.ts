import { anchorOf } from "../../_help/anchors";

/** The headings of the second level, with their anchors; what stands in code is none. */
export function readHeadings(markdown: string): { text: string; anchor: string }[] {
  const prose = markdown.replace(/^```[\s\S]*?^```/gm, "");
  return [...prose.matchAll(/^## (.+)$/gm)].map(([, heading = ""]) => {
    const text = heading.replaceAll(/[`*]/g, "");
    return { text, anchor: anchorOf(text) };
  });
}
