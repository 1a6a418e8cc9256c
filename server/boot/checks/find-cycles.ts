type Arrow = { from: string; to: string };

/** Cycles as the files on them, the first repeated at the end; none is left out when the others are mended. */
export function findCycles(arrows: Arrow[]): string[][] {
  const targets = new Map<string, string[]>();
  for (const { from, to } of arrows) targets.set(from, [...(targets.get(from) ?? []), to]);
  const done = new Set<string>();
  const cycles: string[][] = [];

  function walk(file: string, path: string[]): void {
    const seenAt = path.indexOf(file);
    if (seenAt >= 0) cycles.push([...path.slice(seenAt), file]);
    if (seenAt >= 0 || done.has(file)) return;
    for (const target of targets.get(file) ?? []) walk(target, [...path, file]);
    done.add(file);
  }

  for (const file of targets.keys()) walk(file, []);
  return cycles;
}
