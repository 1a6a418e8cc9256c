import { CircleCheck, CircleX, Route } from "lucide-react";
import type { SourcePlace } from "#workflows/definition/definition";
import type { Proof, ProofFinding } from "#workflows/run/proof/proof";
import { Help } from "../_help/help";
import { Button } from "../_ui/button";
import { PlainText } from "../_ui/plain-text";

type ProofReportProps = {
  proof: Proof;
  /** Draws the way to a finding on the graph. */
  onShowPath?: (finding: ProofFinding) => void;
  /** Goes to the step's place in the text beside it. */
  onGo?: (place: SourcePlace) => void;
};

/** What exploring every path of a workflow showed: each promise, and for a broken one the way that breaks it. */
export function ProofReport({ proof, ...actions }: ProofReportProps) {
  return (
    <div className="grid gap-3 text-sm">
      <p className="flex items-center gap-1 text-ink-2">
        What holds on every path that a run can take
        <Help word="proof" />
      </p>
      <ul className="grid gap-3">
        {promisesOf(proof).map(({ kept, broken, findings }) => (
          <PromiseLine key={kept} kept={kept} broken={broken} findings={findings} actions={actions} />
        ))}
      </ul>
      <p className="border-t pt-3 text-ink-2 text-xs tabular-nums">
        {proof.isComplete
          ? `Every path was explored: ${proof.explored.toLocaleString("en")} states.`
          : `Exploring stopped after ${proof.explored.toLocaleString("en")} states. What was not looked at is not proven.`}{" "}
        Agents are taken to succeed, but where branches settle; a person may reject at every gate, and decline
        what is optional.
      </p>
    </div>
  );
}

type KnownPromise = { kept: string; broken: string; findings: readonly ProofFinding[] };

function promisesOf(proof: Proof): KnownPromise[] {
  return [
    { kept: "Every path ends", broken: "Some paths never end", findings: proof.deadEnds },
    {
      kept: "Loops end by their own condition",
      broken: "Loops that only a person can end",
      findings: proof.unboundedLoops,
    },
    {
      kept: "Every document is made before it is needed",
      broken: "Documents that are missing when they are needed",
      findings: proof.unmetInputs,
    },
    {
      kept: "No gate can be passed undecided",
      broken: "Gates that can be bypassed",
      findings: proof.bypassableGates,
    },
    {
      kept: "Every step is done on some path",
      broken: "Steps that are never done",
      findings: proof.unreachable,
    },
    {
      kept: "Every gate has people who may decide it",
      broken: "Gates that nobody may decide",
      findings: proof.rolesNobodyHolds,
    },
  ];
}

type Actions = Omit<ProofReportProps, "proof">;

function PromiseLine({ kept, broken, findings, actions }: KnownPromise & { actions: Actions }) {
  const isKept = findings.length === 0;
  const Icon = isKept ? CircleCheck : CircleX;
  return (
    <li className="flex gap-2">
      <Icon
        aria-hidden
        className={isKept ? "mt-0.5 size-4 shrink-0 text-done" : "mt-0.5 size-4 shrink-0 text-failed"}
      />
      <div className="grid min-w-0 flex-1 gap-2">
        <p className={isKept ? undefined : "font-medium"}>{isKept ? kept : broken}</p>
        {findings.map((finding) => (
          <Finding
            key={finding.sequence + finding.stepKey + finding.sentence}
            finding={finding}
            {...actions}
          />
        ))}
      </div>
    </li>
  );
}

function Finding({ finding, onShowPath, onGo }: Actions & { finding: ProofFinding }) {
  const { sentence, path, place } = finding;
  return (
    <div className="grid gap-1.5 rounded-md border border-failed-line bg-failed-soft px-3 py-2">
      <p>
        <PlainText text={sentence} />
      </p>
      {path.length > 0 && (
        <details>
          <summary className="text-ink-2 text-xs">
            The way there, {path.length === 1 ? "one choice" : `${path.length} choices`}
          </summary>
          <ol className="mt-1 ml-4 list-decimal text-ink-2 text-xs">
            {numbered(path).map(({ id, stepKey, text }) => (
              <li key={id}>
                {stepKey && <span className="font-medium">{stepKey}: </span>}
                <PlainText text={text} />
              </li>
            ))}
          </ol>
        </details>
      )}
      <div className="flex flex-wrap gap-2">
        {onShowPath && (
          <Button size="sm" onClick={() => onShowPath(finding)}>
            <Route aria-hidden />
            Show on the graph
          </Button>
        )}
        {onGo && place.line > 0 && (
          <Button size="sm" tone="quiet" onClick={() => onGo(place)}>
            Line {place.line}
          </Button>
        )}
      </div>
    </div>
  );
}

/** A path may pass the same choice twice. */
function numbered(path: ProofFinding["path"]) {
  return path.map((choice, id) => ({ ...choice, id }));
}
