/** Equality of plain JSON, whatever the order of keys. An undefined field is as good as none. */
export function isSameJson(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const left = definedEntries(one);
  const right = new Map(definedEntries(other));
  return (
    left.length === right.size &&
    left.every(([key, value]) => right.has(key) && isSameJson(value, right.get(key)))
  );
}

function definedEntries(holder: object): [string, unknown][] {
  return Object.entries(holder).filter(([, value]) => value !== undefined);
}
