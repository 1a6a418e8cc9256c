const UNSAFE = new Set(["__proto__", "constructor", "prototype"]);

/** Names that JavaScript gives a meaning of its own; refused as keys everywhere (reliability.md D4). */
export function isUnsafeName(name: string): boolean {
  return UNSAFE.has(name);
}
