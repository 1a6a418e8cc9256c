import type { Capability } from "./capability";
import { capitalize, toActionNoun } from "./word-forms";
import { KIND_WORDS, PARTICLES, PREPOSITIONS, SHOWING, VAGUE } from "./word-list";

/** A short name: the one given in the text, or made of what the product does or is. */
export function nameIdea(text: string, capabilities: Capability[], product: string): string {
  const given =
    /\b(?:called|named|titled)\s+["'“”«]?([\p{Lu}\d][\p{L}\p{N}-]*(?:\s[\p{Lu}\d][\p{L}\p{N}-]*){0,3})/u.exec(
      text,
    )?.[1];
  if (given) return given;
  const titled = KIND_AND_NAME.exec(text.trim())?.[1];
  if (titled) return capitalize(titled);
  const words = product
    .split(" ")
    .map((word) => word.replace(/[:;,.]+$/, ""))
    .filter((word) => word !== "" && !PREPOSITIONS.has(word.toLowerCase()));
  const own = words.filter((word) => !VAGUE.has(word.toLowerCase()) && !KIND_WORDS.has(word.toLowerCase()));
  if (own.length > 0 && words.length < 5) return capitalize(words.join(" "));
  const action = capabilities.find((capability) => capability.verb && capability.things.length > 0);
  if (action) return capitalize(nameAction(action, words.at(-1)));
  const named =
    words.filter((word) => !VAGUE.has(word.toLowerCase())).length > 0 ? words.slice(0, 4).join(" ") : "";
  const part = capabilities.find(({ kind, text }) => kind === "part" && text.split(" ").length < 5)?.text;
  const thing = capabilities.flatMap((capability) => capability.things)[0];
  return capitalize(named || part || thing || words.slice(0, 4).join(" ") || "New product");
}

/** `A web app: Tool lending`, and no more than that. */
const KIND_AND_NAME = /^[^.:;,\n]{1,40}:\s+(\p{L}[^.:;,\n]{1,40})[.!]?$/u;

/** `tool lending`, `photo backup`, `sales dashboard`. */
function nameAction({ things, verb, text }: Capability, product: string | undefined): string {
  const [, particle = ""] = text.toLowerCase().split(" ");
  if (PARTICLES.has(particle)) return `${things[0]} ${verb}${particle}`;
  if (SHOWING.has(verb ?? "") && product) return `${things[0]} ${product}`;
  return `${things[0]} ${toActionNoun(verb ?? "")}`;
}
