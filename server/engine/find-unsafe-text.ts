import type { Concern } from "#workflows/run/signals";

/** What a text must not hold, and how a person is told of it. */
type Danger = { pattern: RegExp; says: string };

const DANGERS: Danger[] = [
  {
    // Tag characters spell hidden text; an emoji flag begins with a black flag and is none.
    pattern: /(?<!\u{1F3F4}[\u{E0000}-\u{E007F}]{0,8})[\u{E0000}-\u{E007F}]/u,
    says: "invisible tag characters",
  },
  { pattern: /[\u202A-\u202E\u2066-\u2069]/, says: "characters that turn the direction of writing" },
  { pattern: /(?:[\u200B\u2060\uFEFF][^\u200B\u2060\uFEFF]{0,200}){4}/, says: "invisible characters" },
  {
    pattern:
      /\b(?:ignore|disregard|forget)\b[^.\n]{0,40}\b(?:previous|prior|above|earlier|all)\b[^.\n]{0,30}\b(?:instructions?|prompts?)\b/i,
    says: "an order to ignore earlier instructions",
  },
  {
    pattern:
      /\bthis (?:document|step|gate|request|result|run)\b[^.\n]{0,20}\b(?:is|was|has (?:already )?been|counts as)\b[^.\n]{0,20}\b(?:approved|signed off)\b/i,
    says: "the claim that it was approved already",
  },
  {
    pattern:
      /\b(?:no|without) (?:any |further )*(?:human|manual) (?:review|approval)s? (?:is |are )?(?:needed|required|necessary)\b/i,
    says: "the claim that nobody has to review it",
  },
  {
    pattern:
      /\b(?:skip|bypass|auto-?approve) (?:the |this |all )*(?:human |hitl )?(?:approval gate|gate|reviewer)s?\b/i,
    says: "an order to pass a gate",
  },
  {
    pattern:
      /\b(?:sk-[A-Za-z0-9_-]{20,}|AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36})\b|-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/,
    says: "what looks like a secret key",
  },
  {
    pattern: /!\[[^\]\n]{0,200}\]\(\s*https?:\/\/[^)\s]{0,500}\?[^)\s]{40,}/i,
    says: "a remote image that would send data along",
  },
];

const MOST_CONCERNS = 20;
const LONGEST_SENTENCE = 500;

/** What an agent says of its own result, as much of it as a request can show. */
export function boundConcerns(concerns: readonly Concern[] = []): Concern[] {
  return concerns
    .slice(0, MOST_CONCERNS)
    .map(({ trigger, sentence }) => ({ trigger, sentence: sentence.slice(0, LONGEST_SENTENCE) }));
}

const MOST_CHARACTERS = 2_000_000;

/**
 * What in a document may be meant to deceive whoever reads it, or the machinery: hidden text, orders to other agents,
 * claims of an approval, secrets (S42). Each raises `safety_violation`, so that a person looks at every level of
 * oversight; no gate depends on it. One concern for each document, with all that was found.
 */
export function findUnsafeText(documents: readonly { name: string; content: string }[]): Concern[] {
  return documents.flatMap(({ name, content }) => {
    const text = content.slice(0, MOST_CHARACTERS);
    const found = DANGERS.filter(({ pattern }) => pattern.test(text)).map(({ says }) => says);
    if (found.length === 0) return [];
    return [
      {
        trigger: "safety_violation" as const,
        sentence: `${name} holds ${joined(found)}.`.slice(0, LONGEST_SENTENCE),
      },
    ];
  });
}

function joined(parts: string[]): string {
  const last = parts.at(-1) ?? "";
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} and ${last}`;
}
