import { MOST_TAGS, Tag } from "#workflows/run/tag";

/** Tags as a person typed them, parted by spaces or commas; what is none is left out, and said. */
export function readTags(text: string): { tags: Tag[]; fault: string | null } {
  const words = text.split(/[\s,]+/).filter(Boolean);
  const read = words.map((word) => Tag.safeParse(word));
  const tags = [...new Set(read.flatMap(({ data }) => data ?? []))];
  const wrong = words[read.findIndex(({ success }) => !success)];
  if (wrong !== undefined) {
    const rule = "letters and digits, joined by . _ / or -, at most 40 of them";
    return { tags: tags.slice(0, MOST_TAGS), fault: `“${wrong}” will be left out: a tag is ${rule}.` };
  }
  const fault =
    tags.length > MOST_TAGS ? `A run has at most ${MOST_TAGS} tags: the first will be kept.` : null;
  return { tags: tags.slice(0, MOST_TAGS), fault };
}
