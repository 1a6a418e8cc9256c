import { hashDocuments, hashText } from "#workflows/run/content-hash";
import { countOf } from "../_ui/count-of";
import { splitHidden } from "../_ui/hidden-characters";
import { readLink } from "../_ui/read-link";
import type { Paper } from "./papers";

/** Something that this page found out about a text by itself; `look`: a person should look at it. */
export type Check = { name: string; state: "fine" | "look"; sentence: string };

/** Whether the bytes on this page are those that a decision would repeat (reliability.md H2). */
export function checkContent(papers: readonly Paper[], contentSha256: string | null): Check {
  const shown = papers.map(({ name, content }) => ({ name, sha256: hashText(content) }));
  const isSame = hashDocuments(shown) === contentSha256;
  return {
    name: "Content",
    state: isSame ? "fine" : "look",
    sentence: isSame
      ? `What is shown here has the SHA-256 ${contentSha256?.slice(0, 12)} that your decision repeats.`
      : "What is shown here has another SHA-256 than the request. Load the page anew before you decide.",
  };
}

/** What can deceive, is unfinished or leads elsewhere in a text (H13, H14). */
export function checkPaper({ content, isMarkdown }: Paper): Check[] {
  const text = isMarkdown ? withoutCode(content) : content;
  return [
    checkLength(content),
    found("Hidden characters", countHidden(content), "hidden character", "each is shown by its name"),
    found("HTML", isMarkdown ? matchesIn(text, HTML) : [], "piece of HTML", "shown as text, none is drawn"),
    found(
      "Images",
      isMarkdown ? matchesIn(text, IMAGE) : [],
      "image",
      "shown by its address, none is loaded",
    ),
    checkLinks(text),
    found("Blanks", matchesIn(text, BLANK), "blank", "nothing was filled in"),
    found("Open points", openPointsIn(text), "open point", "the text itself says that it is not finished"),
  ];
}

/** What a person should look at in a changed text that the text before did not have, or had otherwise. */
export function newChecks(paper: Paper, content: string): Check[] {
  const before = checkPaper(paper).map(({ sentence }) => sentence);
  return checkPaper({ ...paper, content }).filter(
    ({ state, sentence }) => state === "look" && !before.includes(sentence),
  );
}

const HTML = /<!--[\s\S]*?(?:-->|$)|<\/?[a-z][^>\n]*>/gi;
const IMAGE = /!\[[^\]\n]*\]\([^)\n]*\)/g;
const BLANK = /\{\{[^{}\n]+\}\}/g;
const OPEN_POINT = /\b(TODO|TBD|FIXME|to be (?:confirmed|decided|defined|done))\b/i;
const LINK = /\bhttps?:\/\/[^\s)>\]"'`]+/g;
const WORDS_PER_MINUTE = 220;
const MOST_NAMED = 3;

function checkLength(content: string): Check {
  const words = content.match(/\S+/g)?.length ?? 0;
  const minutes = Math.max(1, Math.round(words / WORDS_PER_MINUTE));
  if (words === 0) return { name: "Length", state: "look", sentence: "The document is empty." };
  const sentence = `${countOf(words, "word")}, about ${countOf(minutes, "minute")} to read.`;
  return { name: "Length", state: "fine", sentence };
}

function found(name: string, pieces: readonly string[], one: string, note: string): Check {
  if (pieces.length === 0) return { name, state: "fine", sentence: "None." };
  return { name, state: "look", sentence: `${countOf(pieces.length, one)} (${nameSome(pieces)}): ${note}.` };
}

function checkLinks(text: string): Check {
  const places = matchesIn(text, LINK).flatMap((address) => {
    const link = readLink(address);
    return link.kind === "web" ? [link.place] : [];
  });
  const name = "Links";
  if (places.length === 0) return { name, state: "fine", sentence: "None leads to the web." };
  return { name, state: "look", sentence: `${countOf(places.length, "link")} to ${nameSome(places)}.` };
}

function countHidden(content: string): string[] {
  return splitHidden(content).flatMap((piece) => (piece.kind === "hidden" ? [piece.name] : []));
}

function openPointsIn(text: string): string[] {
  return text.split("\n").flatMap((line) => OPEN_POINT.exec(line)?.[0] ?? []);
}

function matchesIn(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([match]) => match);
}

function nameSome(pieces: readonly string[]): string {
  const names = [...new Set(pieces)];
  const shown = names.slice(0, MOST_NAMED).map((name) => name.replaceAll(/\s+/g, " ").slice(0, 60));
  return names.length > MOST_NAMED ? `${shown.join(", ")} …` : shown.join(", ");
}

function withoutCode(text: string): string {
  return text.replaceAll(/^ {0,3}(```|~~~)[\s\S]*?^ {0,3}\1/gm, "").replaceAll(/`[^`\n]+`/g, "");
}
