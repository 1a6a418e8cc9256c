/** A value of an input, a finding or an answer, for people. */
export function sayValue(value: unknown): string {
  if (value === true) return "yes";
  if (value === false) return "no";
  if (Array.isArray(value)) return value.map(sayValue).join("\n");
  return typeof value === "string" ? value : JSON.stringify(value);
}
