import { stringify } from "yaml";

/** A value as YAML for a file; what looks like another type is quoted, long lines stay lines. */
export function writeYaml(value: object): string {
  return stringify(value, { lineWidth: 0 });
}
