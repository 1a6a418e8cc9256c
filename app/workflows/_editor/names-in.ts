/** The names that an author has given in a text, read from its lines: also while it is broken. */
export type NamesIn = {
  documents: string[];
  steps: string[];
  phases: string[];
  inputs: string[];
  facts: string[];
};

export function namesIn(source: string): NamesIn {
  return {
    documents: find(source, /\b(?:creates|updates|output):[ \t]*["']?([^\s"',}\]]+)/g).filter((name) =>
      /[./]/.test(name),
    ),
    steps: find(source, /(?:^[ \t]*-[ \t]+|[{,][ \t]*)id:[ \t]*["']?([\w./-]+)/gm),
    phases: listUnder(source, "phases"),
    inputs: keysUnder(source, "inputs"),
    facts: find(source, /\b(?:condition|until):[ \t]*([A-Za-z_]\w*)[ \t]*(?=$|[,}])/gm),
  };
}

function find(source: string, pattern: RegExp): string[] {
  return [...new Set([...source.matchAll(pattern)].map(([, name]) => name ?? ""))].filter(Boolean);
}

/** `phases: [a, b]`, or a list below it. */
function listUnder(source: string, key: string): string[] {
  const [, inline, below = ""] =
    new RegExp(`^[ \\t]*${key}:[ \\t]*(?:\\[([^\\]]*)\\]|\\n((?:[ \\t]*-[ \\t].*\\n?)+))`, "m").exec(
      source,
    ) ?? [];
  const items =
    inline === undefined
      ? below.split("\n").map((line) => line.replace(/^[ \t]*-[ \t]+/, ""))
      : inline.split(",");
  return items.map((item) => item.trim().replace(/^["']|["']$/g, "")).filter(Boolean);
}

/** The names of the fields below `inputs:`. */
function keysUnder(source: string, key: string): string[] {
  const lines = source.split("\n");
  const at = lines.findIndex((line) => new RegExp(`^\\s*${key}:\\s*$`).test(line));
  if (at < 0) return [];
  const depthOf = (line: string) => line.length - line.trimStart().length;
  const own = depthOf(lines[at] ?? "");
  const end = lines.findIndex((line, index) => index > at && line.trim() !== "" && depthOf(line) <= own);
  const below = lines.slice(at + 1, end < 0 ? undefined : end).filter((line) => line.trim() !== "");
  const depth = depthOf(below[0] ?? "");
  return below
    .filter((line) => depthOf(line) === depth)
    .flatMap((line) => /^\s*([\w-]+)\s*:/.exec(line)?.[1] ?? []);
}
