const EXISTS =
  /^["'`]?([^"'`]+?)["'`]?\s+(?:exists?|(?:is|are|has been|have been)\s+(?:there|present|available|created|written|made|done|complete|completed|finished|finalized|produced))\.?$/i;

/** The document that a completion criterion such as `x.md exists` speaks of; null for any other sentence. */
export function documentOfCriterion(text: string): string | null {
  const bare = text.trim();
  const named = EXISTS.exec(bare)?.[1]?.trim() ?? (/^\S+\.[A-Za-z0-9]{1,8}$/.test(bare) ? bare : null);
  return named !== null && !/\s/.test(named) ? named : null;
}

/** Whether a document is the one that a criterion names, in whatever folder, with or without its extension. */
export function isSameDocument(named: string, document: string): boolean {
  const base = (name: string) => name.replace(/\/$/, "").split("/").at(-1) ?? name;
  if (named === document || base(named) === base(document)) return true;
  return !named.includes(".") && base(document).replace(/\.[A-Za-z0-9]{1,8}$/, "") === base(named);
}
