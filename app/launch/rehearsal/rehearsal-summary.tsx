import { CircleCheck, CircleHelp, CircleX, FileText, Hand, ListOrdered, SkipForward } from "lucide-react";
import type { ReactNode } from "react";
import type { Rehearsal } from "#workflows/run/rehearsal";
import { Button } from "../../_ui/button";
import { countOf } from "../../_ui/count-of";
import { PlainText } from "../../_ui/plain-text";

type RehearsalSummaryProps = {
  told: Rehearsal;
  /** What the launch can take over. */
  takeable: Record<string, boolean>;
  onTake: (answers: Record<string, boolean>) => void;
};

const ENDS = {
  completed: { icon: <CircleCheck />, look: "text-done" },
  failed: { icon: <CircleX />, look: "text-failed" },
  paused: { icon: <CircleHelp />, look: "text-waiting" },
} as const;

/** Where the rehearsal came to, in figures. */
export function RehearsalSummary({ told, takeable, onTake }: RehearsalSummaryProps) {
  const { steps, gates, questions, documents, end, stoppedAt } = told;
  const skipped = steps.filter(({ outcome }) => outcome === "skipped").length;
  const names = new Set(documents.map(({ name }) => name));
  const count = Object.keys(takeable).length;
  const { icon, look } = ENDS[end.status];
  return (
    <section
      aria-label="Where it ends"
      className="grid gap-4 border-t p-4 lg:sticky lg:top-(--header-height) lg:border-t-0 lg:border-l"
    >
      <h2 className="font-semibold text-base">Where it ends</h2>
      <p aria-live="polite" className={`flex items-start gap-2 [&_svg]:mt-0.5 [&_svg]:size-4 ${look}`}>
        <span aria-hidden>{icon}</span>
        <span className="min-w-0 font-medium wrap-anywhere">
          {stoppedAt?.kind === "question" ? "It waits for your answer." : <PlainText text={end.sentence} />}
        </span>
      </p>
      <ul className="grid gap-1 text-sm">
        <Figure icon={<ListOrdered />}>{countOf(steps.length - skipped, "step")} done</Figure>
        {skipped > 0 && <Figure icon={<SkipForward />}>{countOf(skipped, "step")} left out</Figure>}
        <Figure icon={<Hand />}>
          {countOf(gates.length, "gate")}, {countOf(questions.length, "question")}
        </Figure>
        <Figure icon={<FileText />}>{countOf(names.size, "document")}</Figure>
      </ul>
      {count > 0 && (
        <div className="grid gap-1.5 border-t pt-4">
          <Button onClick={() => onTake(takeable)}>Use {countOf(count, "answer")} for the launch</Button>
          <p className="text-ink-2 text-xs">The run then does not ask them; they count as yours.</p>
        </div>
      )}
    </section>
  );
}

function Figure({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li className="flex items-center gap-2 [&_svg]:size-4 [&_svg]:text-ink-3">
      <span aria-hidden>{icon}</span>
      {children}
    </li>
  );
}
