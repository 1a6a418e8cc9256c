import type { Draft } from "./draft";
import type { Passage } from "./remark";

/** Everything that was written about a request and not sent, to be copied. */
export function copyOfWords(draft: Draft): string {
  const { comment, answer, remarks, writing, sections, texts } = draft;
  const passages = remarks.filter(({ id }) => id !== writing?.remarkId).map((one) => copyRemark(one, one));
  return [
    answer.trim(),
    comment.trim(),
    ...passages,
    writing && copyRemark(writing.passage, writing),
    ...sections.map(({ text }) => text.trim()),
    ...Object.entries(texts).map(([name, text]) => `${name}:\n${text}`),
  ]
    .filter(Boolean)
    .join("\n\n");
}

type Words = { text: string; suggestion: string | null };

function copyRemark({ quote, document }: Passage, { text, suggestion }: Words): string {
  const edit = suggestion !== null && `Suggested: ${suggestion}`;
  return [`> ${quote || document}`, text.trim(), edit].filter(Boolean).join("\n");
}
