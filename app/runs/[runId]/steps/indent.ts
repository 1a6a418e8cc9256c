const INDENTS = ["pl-1.5", "pl-5.5", "pl-9.5", "pl-13.5", "pl-17.5"];

/** The class that moves a row in by its depth; what lies deeper than five blocks stays there. */
export function indentOf(depth: number): string {
  return INDENTS[Math.min(depth, INDENTS.length - 1)] ?? "pl-1.5";
}
