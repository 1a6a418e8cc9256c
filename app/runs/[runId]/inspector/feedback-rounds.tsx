import { PlainText } from "../../../_ui/plain-text";
import { Panel } from "./panel";

/** What people said to the agent, round by round. */
export function FeedbackRounds({ feedback }: { feedback: readonly { by: string; comment: string }[] }) {
  const rounds = feedback.map((one, at) => ({ ...one, number: at + 1 }));
  return (
    <Panel title="Feedback given">
      <ol className="grid gap-2">
        {rounds.map(({ number, by, comment }) => (
          <li key={number} className="border-l-2 border-l-line-strong pl-3">
            <p className="text-ink-3 text-xs">
              Round {number}, {by}
            </p>
            <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">
              <PlainText text={comment} />
            </p>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
