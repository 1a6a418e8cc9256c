/** English word forms, as far as the offline agent needs them: regular rules and a few exceptions. */

const IRREGULAR_PLURALS: Record<string, string> = {
  people: "person",
  children: "child",
  men: "man",
  women: "woman",
  data: "data",
  news: "news",
  series: "series",
  sales: "sales",
  movies: "movie",
  cookies: "cookie",
  quizzes: "quiz",
};

const ES_ENDING = /(s|x|z|ch|sh)es$/;

/** `libraries` -> `library`, `boxes` -> `box`, `tools` -> `tool`; a singular stays as it is. */
export function toSingular(noun: string): string {
  const word = noun.toLowerCase();
  const irregular = Object.hasOwn(IRREGULAR_PLURALS, word) ? IRREGULAR_PLURALS[word] : undefined;
  if (irregular) return irregular;
  if (/(ss|us|is)$/.test(word)) return word;
  if (/[^aeiou]ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (ES_ENDING.test(word) && !/(ases|uses|ises|oses|izes|nses|rses|yses|ches)$/.test(word))
    return word.slice(0, -2);
  if (/(ches)$/.test(word)) return word.slice(0, -2);
  return word.endsWith("s") && word.length > 3 ? word.slice(0, -1) : word;
}

export function toPlural(noun: string): string {
  const word = noun.toLowerCase();
  const irregular = Object.entries(IRREGULAR_PLURALS).find(([, singular]) => singular === word);
  if (irregular) return irregular[0];
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}

/** `share` -> `sharing`, `plan` -> `planning`, `lend` -> `lending`. */
function toGerund(verb: string): string {
  if (/ie$/.test(verb)) return `${verb.slice(0, -2)}ying`;
  if (/[^eoy]e$/.test(verb)) return `${verb.slice(0, -1)}ing`;
  return isDoubling(verb) ? `${verb}${verb.at(-1)}ing` : `${verb}ing`;
}

const ACTION_NOUNS: Record<string, string> = {
  reserve: "reservation",
  approve: "approval",
  deliver: "delivery",
  manage: "management",
  analyse: "analysis",
  analyze: "analysis",
  transform: "transformation",
  convert: "conversion",
  extract: "extraction",
  predict: "prediction",
  detect: "detection",
  collect: "collection",
  inspect: "inspection",
  distribute: "distribution",
  export: "export",
  import: "import",
  forecast: "forecast",
  transfer: "transfer",
};

/** The noun for what a verb does: `migrate` -> `migration`, `verify` -> `verification`, `lend` -> `lending`. */
export function toActionNoun(verb: string): string {
  if (Object.hasOwn(ACTION_NOUNS, verb)) return ACTION_NOUNS[verb] ?? verb;
  if (/[^aeiou]ify$/.test(verb)) return `${verb.slice(0, -1)}ication`;
  if (/i[sz]e$/.test(verb) && verb.length > 6) return `${verb.slice(0, -1)}ation`;
  if (/[a-z]{3}ate$/.test(verb) && verb !== "update") return `${verb.slice(0, -1)}ion`;
  return toGerund(verb);
}

/** The base forms that a word could come from if it is a verb: `tracks`, `tracking`, `tracked`. */
export function baseForms(word: string): string[] {
  const forms = [word];
  if (/ies$/.test(word)) forms.push(`${word.slice(0, -3)}y`);
  if (/es$/.test(word)) forms.push(word.slice(0, -2));
  if (/s$/.test(word)) forms.push(word.slice(0, -1));
  if (/ing$/.test(word)) {
    const stem = word.slice(0, -3);
    forms.push(stem, `${stem}e`);
    if (stem.length > 2 && stem.at(-1) === stem.at(-2)) forms.push(stem.slice(0, -1));
  }
  return forms;
}

/** `lend` -> `lends`. */
export function toThirdPerson(verb: string): string {
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh|o)$/.test(verb) ? `${verb}es` : `${verb}s`;
}

export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `an appointment`, `a tool`. */
export function withArticle(noun: string): string {
  return `${/^[aeiou]/i.test(noun) ? "an" : "a"} ${noun}`;
}

/** `a, b and c`. */
export function joinWords(words: string[], last = "and"): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}

/** The text as a sentence: a capital first and a full stop last. */
export function toSentence(text: string): string {
  const trimmed = text.trim();
  if (trimmed === "") return "";
  return /[.!?:)\]"']$/.test(trimmed) && !/[)\]"']$/.test(trimmed)
    ? capitalize(trimmed)
    : `${capitalize(trimmed.replace(/[.,;]+$/, ""))}.`;
}

/** The text without the full stop at its end, to stand inside a sentence. */
export function toClause(text: string): string {
  return text.trim().replace(/[.;,]+$/, "");
}

/** `search_filter Results` -> `search-filter-results`, at most eight words. */
export function toSlug(text: string): string {
  return text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .slice(0, 8)
    .join("-");
}

function isDoubling(verb: string): boolean {
  return /^[^aeiou]*[aeiou][bdgklmnprt]$/.test(verb);
}
