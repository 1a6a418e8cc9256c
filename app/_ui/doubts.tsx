import { PlainText } from "./plain-text";

/** Why an agent is not surer of its work, and what it says that somebody has to answer. */
export function Doubts({ reason, questions }: { reason: string; questions: string[] }) {
  return (
    <>
      {reason !== "" && (
        <p className="wrap-anywhere text-sm">
          Why not more: <PlainText text={reason} />
        </p>
      )}
      {questions.length > 0 && (
        <div className="grid gap-1 text-sm">
          <p>Open questions</p>
          <ul className="grid list-disc gap-1 pl-5">
            {questions.map((question) => (
              <li key={question} className="wrap-anywhere">
                <PlainText text={question} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
