/** A pattern for `ilike` that finds the words as they are, wherever they stand. */
export function containing(words: string): string {
  return `%${words.replace(/[\\%_]/g, "\\$&")}%`;
}
