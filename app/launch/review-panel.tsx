import { FileText, Hand, ListOrdered, MessageCircleQuestion } from "lucide-react";
import type { WorkflowDetail } from "#server/queries/find-workflow";
import type { Node, StepNode } from "#workflows/definition/definition";
import type { LaunchChoice } from "#workflows/definition/launch-choices";
import { stepsIn } from "#workflows/definition/walk-nodes";
import { countOf } from "../_ui/count-of";
import { deciderOf } from "../workflows/say-gate";
import { StepOutline } from "../workflows/step-outline";
import { FactLine } from "./fact-line";
import { type Foreknowledge, reasonToSkip } from "./foresee";
import { LaunchGraph } from "./launch-graph";
import { LaunchOutlook } from "./launch-outlook";
import { LaunchWarnings } from "./launch-warnings";
import { useDeciders } from "./use-deciders";

type ReviewPanelProps = {
  workflow: WorkflowDetail;
  sequence: string;
  nodes: readonly Node[];
  known: Foreknowledge;
};

/** What the launch will set going: the steps that come, who is asked, which documents are made. */
export function ReviewPanel({ workflow, sequence, nodes, known }: ReviewPanelProps) {
  const steps = stepsIn(nodes);
  const coming = steps.filter((step) => reasonToSkip(step, known) === null);
  const documents = new Set(coming.flatMap((step) => step.outputs.map(({ name }) => name)));
  const gates = coming.filter(({ gate }) => gate !== null);
  const isAsked = ({ name }: LaunchChoice) => known.unanswered === "ask" && known.answers[name] === undefined;
  const questions = known.choices.filter(isAsked).length;
  return (
    <section aria-label="What will happen" className="grid gap-4">
      <h2 className="font-semibold text-base">What will happen</h2>
      <ul className="grid gap-1 text-sm">
        <FactLine icon={<ListOrdered />}>
          {countOf(coming.length, "step")}
          {coming.length < steps.length && `, ${steps.length - coming.length} left out`}
        </FactLine>
        <FactLine icon={<FileText />}>{countOf(documents.size, "document")}</FactLine>
        <FactLine icon={<Hand />}>
          {gates.length === 0 ? "No gate: nothing waits for an approval" : countOf(gates.length, "gate")}
          {gates.length > 0 && <Asked gates={gates} />}
        </FactLine>
        {questions > 0 && (
          <FactLine icon={<MessageCircleQuestion />}>
            {countOf(questions, "open question")}, asked when {questions === 1 ? "it comes" : "they come"} up
          </FactLine>
        )}
      </ul>
      <LaunchOutlook workflow={workflow} steps={coming} />
      <LaunchWarnings workflow={workflow} />
      <LaunchGraph workflow={workflow} sequence={sequence} steps={steps} known={known} />
      <StepOutline
        nodes={nodes}
        isOut={(step) => reasonToSkip(step, known) !== null}
        below={(step) => <LeftOut reason={reasonToSkip(step, known)} />}
      />
    </section>
  );
}

function LeftOut({ reason }: { reason: string | null }) {
  return reason && <p>Left out: {reason}.</p>;
}

/** Who will be asked at the gates; nobody at all is an error, the run would stand there for ever. */
function Asked({ gates }: { gates: readonly StepNode[] }) {
  const deciders = useDeciders();
  if (!deciders) return null;
  return (["approver", "owner"] as const).map((title) => {
    const votes = gates.filter(({ role }) => deciderOf(role) === title).map(({ approvals }) => approvals);
    const names = title === "owner" ? deciders.owners : deciders.approvers;
    if (votes.length === 0) return null;
    return <AskedRole key={title} title={title} names={names} needed={Math.max(...votes)} />;
  });
}

type AskedRoleProps = { title: "approver" | "owner"; names: readonly string[]; needed: number };

function AskedRole({ title, names, needed }: AskedRoleProps) {
  return (
    <>
      <p className="text-ink-2">
        {title === "owner" ? "Owners" : "Approvers"}: {names.length > 0 ? sayNames(names) : "nobody"}
      </p>
      {names.length < needed && (
        <p role="alert" className="text-failed">
          A gate needs {countOf(needed, title)}: the run would wait there for ever. An owner can give the role
          under Settings, Members.
        </p>
      )}
    </>
  );
}

const MOST_NAMES = 4;

function sayNames(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).join(", ");
  return names.length > MOST_NAMES ? `${shown} and ${names.length - MOST_NAMES} more` : shown;
}
