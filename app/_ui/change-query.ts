export type QueryChanges = Readonly<Record<string, string | null>>;

/** A search is one step of Back, however many keys it takes: it begins and ends with one. */
export function typingStep(before: string, after: string): "push" | "replace" {
  return before === "" || after === "" ? "push" : "replace";
}

/** A query string ("?a=1", or "") with some names set, and those of null or "" removed; the others stay. */
export function changeQuery(search: string, changes: QueryChanges): string {
  const query = new URLSearchParams(search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === "") query.delete(name);
    else query.set(name, value);
  }
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}
