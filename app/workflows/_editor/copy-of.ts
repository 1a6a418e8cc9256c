/** The text of a workflow under an id and a name of its own, for a pack that people may write. */
export function copyOf(source: string): string {
  return source
    .replace(/^([ \t]*id:[ \t]*)(["']?)([^\s"'#]+)\2/m, "$1$2$3-copy$2")
    .replace(/^([ \t]*(?:name|title):[ \t]*)(["']?)([^"'\n#]+?)\2([ \t]*)$/m, "$1$2$3 (copy)$2$4");
}

/** The id that a workflow's text gives itself; null when it has none yet. */
export function idIn(source: string): string | null {
  return /^[ \t]*id:[ \t]*["']?([A-Za-z0-9][\w.-]*)/m.exec(source)?.[1] ?? null;
}
