import { type Aspect, FUNCTIONAL_ASPECTS } from "./functional-aspects";
import { withoutMark } from "./propose-requirements";
import { QUALITY_ASPECTS } from "./quality-aspects";
import type { Numbered } from "./read-document";
import type { Idea } from "./read-idea";
import { capitalize, toClause, toPlural, toSingular, withArticle } from "./word-forms";

/** What follows from a requirement, in words that can stand in a document. */
export type Described = {
  /** Without mark and full stop. */
  said: string;
  thing: string;
  design: string;
  works: string;
  given: string;
  result: string;
  steps: string[];
  trouble: Aspect["trouble"];
};

export function describeRequirement(idea: Idea, { id, text }: Numbered): Described {
  const said = toClause(withoutMark(text));
  const does = readActor(said)?.does ?? said;
  const thing = idea.things.find((candidate) => mentions(does, candidate)) ?? idea.things[0] ?? "entry";
  const say = (phrase: string) =>
    phrase
      .replaceAll("a THING", withArticle(thing))
      .replaceAll("A THING", capitalize(withArticle(thing)))
      .replaceAll("THING", thing);
  if (id.startsWith("NFR")) {
    const quality = QUALITY_ASPECTS.find(({ pattern }) => pattern.test(text)) ?? QUALITY_ASPECTS.at(-1);
    const { design = "", works = "", given = "" } = quality ?? {};
    return { said, thing, design, works, given, result: said, steps: [], trouble: [] };
  }
  const aspect = findAspect(idea, does);
  return {
    said,
    thing,
    design: say(aspect?.design ?? ""),
    works: say(aspect?.works ?? ""),
    given: say(aspect?.given ?? ""),
    result: say(aspect?.result ?? ""),
    steps: (aspect?.steps ?? []).map(say),
    trouble: (aspect?.trouble ?? []).map(([wrong, seen, goesOn]) => [say(wrong), say(seen), say(goesOn)]),
  };
}

/** A program without screens has commands where others have pages. */
function findAspect({ kind }: Idea, does: string): Aspect | undefined {
  const found = FUNCTIONAL_ASPECTS.find(({ pattern }) => pattern.test(does)) ?? FUNCTIONAL_ASPECTS.at(-1);
  const isScreen = kind.id === "cli" && ["show", "change", "other", "access"].includes(found?.name ?? "");
  return isScreen ? FUNCTIONAL_ASPECTS.find(({ name }) => name === "command") : found;
}

/** `Neighbours can lend tools` -> neighbours, lend tools; null when nobody does it. */
export function readActor(said: string): { who: string; does: string } | null {
  const found = /^(.{2,60}?) (?:can|may) (.+)$/.exec(said);
  return found ? { who: (found[1] ?? "").toLowerCase(), does: found[2] ?? "" } : null;
}

/** `neighbours` -> `a neighbour`, `staff` -> `somebody of the staff`; `someone in charge` stays. */
export function onePerson(who: string): string {
  if (/^(some|any|every)(one|body)\b/i.test(who)) return who;
  if (/^people$/i.test(who)) return "a person";
  if (/^(reception|staff|management)$/i.test(who)) return `somebody of the ${who}`;
  if (/,| and /.test(who)) return `one of the ${who.replaceAll(" the ", " ")}`;
  if (who.startsWith("the ")) return `somebody of ${who}`;
  const words = who.split(" ");
  const singular = [...words.slice(0, -1), toSingular(words.at(-1) ?? "")].join(" ");
  return withArticle(singular);
}

function mentions(text: string, thing: string): boolean {
  const words = text.toLowerCase().split(/[^\p{L}\p{N}-]+/u);
  return words.includes(thing) || words.includes(toPlural(thing));
}
