const INDENTS = ["pl-4", "pl-8", "pl-12", "pl-16", "pl-20"];

/** The class that moves a row in by its depth; what lies deeper than five blocks stays there. */
export function indentOf(depth: number): string {
  return INDENTS[Math.min(depth, INDENTS.length - 1)] ?? "pl-4";
}
