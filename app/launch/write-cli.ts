import { writeYaml } from "#workflows/dialects/write-yaml";
import { quoteWord } from "./quote-word";

/** The order as a file for `npm run launch`; numbers stay numbers, and what looks like one stays a text. */
export function writeOrderFile(order: object, requestId: string): string {
  return writeYaml({ requestId, ...order });
}

/** The same as one command: a shell in the project's folder hands the order to `npm run launch`. */
export function writeCli(origin: string, order: object, requestId: string): string {
  const yaml = writeOrderFile(order, requestId);
  const end = endOf(yaml);
  return `npm run --silent launch -- --url ${quoteWord(origin)} <<'${end}'\n${yaml}${end}\n`;
}

/** A last line that the text itself does not have. */
function endOf(text: string): string {
  const lines = new Set(text.split("\n"));
  let end = "ORDER";
  while (lines.has(end)) end += "_";
  return end;
}
