/** Whole texts, which are kept or read as they are, whatever they hold. */
const ANYTHING_BELOW = new Set(["content", "source"]);

/** The path, with dots, of the first text in an input that holds U+0000, as a value or as a name; else undefined. */
export function findNul(input: unknown): string | undefined {
  const open: { value: unknown; path: string }[] = [{ value: input, path: "" }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, path } = next;
    if (typeof value === "string" && value.includes("\u0000")) return path;
    if (typeof value !== "object" || value === null) continue;
    for (const [key, inner] of Object.entries(value)) {
      if (key.includes("\u0000")) return path;
      if (!ANYTHING_BELOW.has(key)) open.push({ value: inner, path: extend(path, key) });
    }
  }
  return undefined;
}

/** Bodies can be half a million levels deep: nobody needs the whole of such a path. */
const LONGEST_PATH = 200;

function extend(path: string, key: string): string {
  if (path.length > LONGEST_PATH) return path;
  return path === "" ? key : `${path}.${key}`;
}
