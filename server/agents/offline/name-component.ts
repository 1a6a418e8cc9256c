import type { Facts } from "./facts";

/** The component whose name matches; else the last one, which keeps the data. */
export function nameComponent(facts: Facts, pattern: RegExp): string {
  return (
    facts.components.find(({ name }) => pattern.test(name))?.name ??
    facts.components.at(-1)?.name ??
    facts.name
  );
}
