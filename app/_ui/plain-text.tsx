import { splitHidden } from "./hidden-characters";

/** How a hidden character is shown; the same in Markdown, diffs and plain text. */
export const HIDDEN_LOOK =
  "mx-px inline-block rounded border border-failed-line bg-failed-soft px-1 align-baseline font-mono text-2xs text-failed";

/** Text that we did not write, as it is, with every hidden character made visible. */
export function PlainText({ text }: { text: string }) {
  return splitHidden(text).map((piece) =>
    piece.kind === "text" ? (
      piece.text
    ) : (
      <span key={piece.from} title={piece.name} className={HIDDEN_LOOK}>
        {piece.code}
      </span>
    ),
  );
}
