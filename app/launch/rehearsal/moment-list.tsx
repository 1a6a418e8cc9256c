"use client";

import { FileText } from "lucide-react";
import type { Answer } from "#workflows/run/signals";
import { PlainText } from "../../_ui/plain-text";
import { StepBadge } from "../../_ui/status-badge";
import { sayName } from "../../workflows/say-condition";
import { ChoiceMoment } from "./choice-moment";
import { answerName, type Moment } from "./moments";

type OnAnswer = (name: string, value: Answer | null) => void;
type MomentListProps = { moments: readonly Moment[]; onAnswer: OnAnswer };

/** What happens in a rehearsal, with every answer in its place. */
export function MomentList({ moments, onAnswer }: MomentListProps) {
  return (
    <ol aria-label="What happens" className="grid gap-2">
      {moments.map((moment) => (
        <li key={moment.id} className="min-w-0">
          <OneMoment moment={moment} onAnswer={onAnswer} />
        </li>
      ))}
    </ol>
  );
}

function OneMoment({ moment, onAnswer }: { moment: Moment; onAnswer: OnAnswer }) {
  if (moment.kind === "step") return <StepMoment moment={moment} onAnswer={onAnswer} />;
  if (moment.kind === "question") {
    const { name, question, options, answer, iteration } = moment.question;
    return (
      <ChoiceMoment
        title={question}
        note="Question to a person"
        options={options}
        value={answer === null ? null : String(answer)}
        onChoose={(value) => onAnswer(answerName(name, iteration), readAnswer(value))}
      />
    );
  }
  const { stepKey, iteration, question, role, votesNeeded, decision } = moment.gate;
  return (
    <ChoiceMoment
      title={question}
      note={votesNeeded > 1 ? `Gate: ${votesNeeded} people, ${role}` : `Gate: ${role}`}
      options={DECISIONS}
      value={decision}
      onChoose={(value) => onAnswer(answerName(`${stepKey}.decision`, iteration), value)}
    />
  );
}

const DECISIONS = [
  { value: "approve", label: "Approve" },
  { value: "revise", label: "Request changes" },
  { value: "reject", label: "Reject" },
];
const YES_NO = [
  { value: "true", label: "Yes" },
  { value: "false", label: "No" },
];

function readAnswer(value: string): Answer {
  return value === "true" || value === "false" ? value === "true" : value;
}

type StepMomentProps = { moment: Extract<Moment, { kind: "step" }>; onAnswer: OnAnswer };

function StepMoment({ moment, onAnswer }: StepMomentProps) {
  const { label, agent, outcome, reason, documents, findings, iteration } = moment;
  return (
    <div className="grid gap-1.5 rounded-md border bg-surface px-3 py-2 text-sm">
      <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
        <span className="font-medium wrap-anywhere">
          <PlainText text={label} />
        </span>
        {agent && <span className="text-ink-2">{agent}</span>}
        {iteration > 1 && <span className="text-ink-3 text-xs">round {iteration}</span>}
        <StepBadge status={outcome ?? "waiting_for_hitl"} kind="bare" className="ml-auto" />
      </p>
      {documents.length > 0 && (
        <p className="flex flex-wrap items-center gap-x-3 text-ink-2 text-xs">
          {documents.map((name) => (
            <span key={name} className="inline-flex items-center gap-1">
              <FileText aria-hidden className="size-3.5 text-ink-3" />
              <PlainText text={name} />
            </span>
          ))}
        </p>
      )}
      {reason && (
        <p className="text-ink-2 text-xs wrap-anywhere">
          <PlainText text={reason} />
        </p>
      )}
      {findings.map(({ name, value }) => (
        <ChoiceMoment
          key={name}
          isInside
          title={`${agent ?? "The agent"} finds: ${sayName(name)}`}
          note="Found by the agent"
          options={YES_NO}
          value={typeof value === "boolean" ? String(value) : null}
          onChoose={(chosen) => onAnswer(answerName(name, iteration), readAnswer(chosen))}
        />
      ))}
    </div>
  );
}
