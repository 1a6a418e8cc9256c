import { cleanText } from "./clean-text";
import { containInline } from "./escape-inline";

const CONTAINERS = /^(?:[ \t]*(?:>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)))*[ \t]*/;
const FENCE = /^ {0,3}(`{3,}|~{3,})([^`]*)$/;

/**
 * Markdown from an agent or a person, kept inside its section (reliability.md D13). Paragraphs, lists,
 * quotes, tables, emphasis and code stay. Headings become bold lines, rules and underlines become text,
 * links show their address, tags are text, and an open code block is closed.
 */
export function containMarkdown(body: string): string {
  const lines = cleanText(body).split("\n");
  const contained: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const fence = FENCE.exec(lines[at] ?? "");
    if (!fence) {
      contained.push(containLine(lines[at] ?? ""));
      continue;
    }
    const end = findFenceEnd(lines, at, fence[1] ?? "");
    contained.push(fenceCode(lines.slice(at + 1, end).join("\n"), fence[2] ?? ""));
    at = end;
  }
  return contained.join("\n").replace(/^\n+/, "").trimEnd();
}

/** A code block that its content cannot close. */
export function fenceCode(code: string, language: string): string {
  const content = cleanText(code).trimEnd();
  let longest = 2;
  for (const run of content.match(/`+/g) ?? []) longest = Math.max(longest, run.length);
  const fence = "`".repeat(longest + 1);
  const info = /^[A-Za-z0-9_+#.-]{1,20}$/.exec(language.trim())?.[0] ?? "";
  return `${fence}${info}\n${content}\n${fence}`;
}

/** The line that closes the block, or the one after the last. */
function findFenceEnd(lines: string[], start: number, fence: string): number {
  for (let at = start + 1; at < lines.length; at++) {
    const line = (lines[at] ?? "").trim();
    const isClosing = line.length >= fence.length && line === (fence[0] ?? "").repeat(line.length);
    if (isClosing && /^ {0,3}\S/.test(lines[at] ?? "")) return at;
  }
  return lines.length;
}

function containLine(line: string): string {
  if (isRuleOrUnderline(line)) return line.replace(/[-=*_]/, "\\$&");
  const containers = CONTAINERS.exec(line)?.[0] ?? "";
  const text = line.slice(containers.length);
  if (/^#{1,6}(?=[ \t]|$)/.test(text)) return containers + boldLine(text);
  if (text.startsWith("~~~")) return `${containers}\\${containInline(text)}`;
  return containers + containInline(text);
}

function isRuleOrUnderline(line: string): boolean {
  return /^[-=*_ \t>]*$/.test(line) && /[-=*_]/.test(line);
}

function boldLine(heading: string): string {
  let end = heading.length;
  while (end > 0 && " \t#".includes(heading[end - 1] ?? "")) end--;
  const text = heading.slice(0, end).replace(/^#{1,6}[ \t]*/, "");
  return text === "" ? "\\#" : `**${containInline(text)}**`;
}
