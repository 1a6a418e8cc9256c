import type { GivenDocument } from "#server/engine/agent-port";

/** Characters of all given documents together: about 300,000 tokens, less than large models take. */
const MOST_CHARACTERS = 1_200_000;

/**
 * The documents, shortened where they would not fit: the longest ones lose their middle, and what is missing
 * is said in its place.
 */
export function fitDocuments(given: GivenDocument[], most = MOST_CHARACTERS): GivenDocument[] {
  const share = fairShare(
    given.map(({ content }) => content.length),
    most,
  );
  return given.map((document) => ({ ...document, content: cutMiddle(document.content, share) }));
}

/** The length to which texts are cut so that all of them fit; short ones leave their room to the others. */
function fairShare(lengths: number[], most: number): number {
  let room = most;
  const sorted = lengths.toSorted((one, other) => one - other);
  for (const [at, length] of sorted.entries()) {
    const share = Math.floor(room / (sorted.length - at));
    if (length > share) return share;
    room -= length;
  }
  return Number.POSITIVE_INFINITY;
}

function cutMiddle(text: string, share: number): string {
  if (text.length <= share) return text;
  const half = Math.floor(share / 2);
  const missing = text.length - 2 * half;
  return `${text.slice(0, half)}\n\n[... ${missing} characters are left out here ...]\n\n${text.slice(-half)}`;
}
