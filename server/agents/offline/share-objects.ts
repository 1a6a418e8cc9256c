import type { Capability } from "./capability";
import { PREPOSITIONS } from "./word-list";

/** `book, move and cancel appointments on their phone`: what the last verb has, those before it mean, too. */
export function shareObjects(capabilities: Capability[]): void {
  for (let at = capabilities.length - 2; at >= 0; at--) {
    const [one, next] = [capabilities[at], capabilities[at + 1]];
    if (one?.kind !== "action" || next?.kind !== "action") continue;
    if (one.text !== one.verb || one.actor !== next.actor || next.things.length === 0) continue;
    const words = next.text.split(" ").slice(1);
    const end = words.findIndex((word) => PREPOSITIONS.has(word.toLowerCase()));
    one.text = [one.verb, ...(end > 0 ? words.slice(0, end) : words)].join(" ");
    one.things = [...next.things];
  }
}
