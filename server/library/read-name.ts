const LONGEST_NAME = 200;
/** Up to the next key at the margin. */
const WORKFLOW = /^workflow:[ \t]*(?:#.*)?\n((?:(?:[ \t].*)?\n?)*)/m;
const NAME = /^name:[ \t]+(?:"([^"]+)"|'([^']+)'|([^"'#&*!|>{[].*?))(?:[ \t]+#.*)?$/;

/** What a workflow calls itself in a text that cannot be read as a whole; null where its lines do not say it. */
export function readName(source: string): string | null {
  const [, body = ""] = WORKFLOW.exec(source.replaceAll("\r\n", "\n")) ?? [];
  const lines = body.split("\n").filter((line) => line.trim() !== "" && !line.trim().startsWith("#"));
  const indent = lines[0]?.search(/\S/) ?? 0;
  const found = lines.find((line) => line.search(/\S/) === indent && line.trim().startsWith("name:"));
  const [, double, single, plain] = NAME.exec(found?.trim() ?? "") ?? [];
  const name = (double ?? single ?? plain)?.trim();
  return name ? name.slice(0, LONGEST_NAME) : null;
}
