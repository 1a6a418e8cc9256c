/**
 * The YAML of a Markdown file: its front matter, or its first fenced block of YAML. Lines before it are kept
 * empty, so that places in it are places in the file. `prose` is what is left.
 */
export function findYamlBlock(source: string): { yaml: string; prose: string } | undefined {
  const lines = source.replace(/^\uFEFF/, "").split(/\r?\n/);
  const isFrontMatter = /^---\s*$/.test(lines[0] ?? "");
  const start = isFrontMatter ? 0 : lines.findIndex((line) => /^\s{0,3}(```|~~~)\s*ya?ml\b/i.test(line));
  if (start < 0) return undefined;
  const fence = isFrontMatter ? /^(---|\.\.\.)\s*$/ : /^\s{0,3}(```|~~~)\s*$/;
  const length = lines.slice(start + 1).findIndex((line) => fence.test(line));
  const end = length < 0 ? lines.length : start + 1 + length;
  return {
    yaml: "\n".repeat(start + 1) + lines.slice(start + 1, end).join("\n"),
    prose: [...lines.slice(0, start), ...lines.slice(end + 1)].join("\n").trim(),
  };
}
