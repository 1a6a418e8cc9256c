/** A source with one `¦` where a problem is expected, and the place where it stood. */
export function markedSource(text: string): { source: string; line: number; column: number } {
  const before = text.slice(0, text.indexOf("¦"));
  return {
    source: text.replace("¦", ""),
    line: before.split("\n").length,
    column: before.length - before.lastIndexOf("\n"),
  };
}

/** A workflow with these steps, each line of them indented as it stands. */
export function workflowWith(steps: string, head = ""): string {
  const lines = steps.split("\n").filter((line) => line.trim() !== "");
  const margin = Math.min(...lines.map((line) => line.length - line.trimStart().length));
  const body = lines.map((line) => `    ${line.slice(margin)}`).join("\n");
  return `workflow:\n  id: sample\n${head}  sequence:\n${body}\n`;
}
