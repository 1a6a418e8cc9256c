import type { RunView } from "#workflows/run/run-view";
import { PlainText } from "../../../_ui/plain-text";
import { AbsoluteTime } from "../../../_ui/relative-time";
import { sayDecision } from "../decisions/say-decision";

/** Who decided what, when and in what words. */
export function ReportDecisions({ view: { approvals } }: { view: RunView }) {
  const decided = approvals.flatMap(({ decision, ...request }) =>
    decision ? [{ decision, ...request }] : [],
  );
  if (decided.length === 0) return <p className="text-ink-2 text-sm">Nobody was asked.</p>;
  return (
    <ol className="divide-y divide-line rounded-lg border">
      {decided.map(({ approvalId, question, decision }) => (
        <li key={approvalId} className="grid gap-0.5 break-inside-avoid px-3 py-2 text-sm">
          <p className="font-medium">
            <PlainText text={question} />
          </p>
          <p>
            <b className="font-medium">{decision.by.name}</b> {sayDecision(decision)}{" "}
            <AbsoluteTime at={new Date(decision.at).toISOString()} className="text-ink-2 text-xs" />
          </p>
          {decision.comment !== "" && (
            <blockquote className="whitespace-pre-wrap border-l-2 border-l-line-strong pl-3 [overflow-wrap:anywhere]">
              <PlainText text={decision.comment} />
            </blockquote>
          )}
        </li>
      ))}
    </ol>
  );
}
