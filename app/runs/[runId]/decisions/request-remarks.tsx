import type { RunCommentRow } from "#server/queries/list-run-comments";
import { PlainText } from "../../../_ui/plain-text";
import { RelativeTime } from "../../../_ui/relative-time";

/** What people said about a request, oldest first: each with the passage it is about and what should stand there. */
export function RequestRemarks({ remarks }: { remarks: readonly RunCommentRow[] }) {
  if (remarks.length === 0) return null;
  return (
    <ol aria-label="Discussion" className="grid gap-2 border-l pl-3 text-sm">
      {remarks.map(({ id, by, at, section, quote, text, suggestion, decisionId }) => (
        <li key={id} className="grid gap-0.5">
          <p className="text-ink-3 text-xs">
            <b className="font-medium text-ink-2">{by.name}</b>
            {section !== null && section !== "" && (
              <>
                {" on "}
                <PlainText text={section} />
              </>
            )}
            {decisionId !== null && ", with the decision"}, <RelativeTime at={at} />
          </p>
          {quote !== null && quote !== "" && (
            <blockquote className="line-clamp-3 border-l-2 border-l-line-strong pl-2 text-ink-2 [overflow-wrap:anywhere]">
              <PlainText text={quote} />
            </blockquote>
          )}
          {text !== "" && (
            <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">
              <PlainText text={text} />
            </p>
          )}
          {suggestion !== null && (
            <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">
              <span className="text-ink-3 text-xs">Should be: </span>
              <PlainText text={suggestion === "" ? "nothing (take it out)" : suggestion} />
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}
