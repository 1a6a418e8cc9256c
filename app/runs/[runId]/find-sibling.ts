/** The run beside another in the longest of the lists that has it; null at the end of it. */
export function findSibling(
  lists: readonly (readonly string[])[],
  runId: string,
  step: -1 | 1,
): string | null {
  const list = lists
    .filter((ids) => ids.includes(runId))
    .reduce<readonly string[]>((longest, ids) => (ids.length > longest.length ? ids : longest), []);
  return list[list.indexOf(runId) + step] ?? null;
}
