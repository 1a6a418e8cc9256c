import type { StepNode } from "#workflows/definition/definition";
import type { LaunchChoice } from "#workflows/definition/launch-choices";
import type { Unanswered } from "#workflows/run/signals";
import { PlainText } from "../_ui/plain-text";
import { RadioCards } from "../_ui/radio-cards";
import { Segments } from "../_ui/segments";

type DecideBeforehandProps = {
  choices: readonly LaunchChoice[];
  steps: readonly StepNode[];
  answers: Readonly<Record<string, boolean>>;
  onAnswer: (name: string, answer: boolean | null) => void;
  unanswered: Unanswered;
  onUnanswered: (unanswered: Unanswered) => void;
};

const ANSWERS = [
  { value: "ask", label: "Ask" },
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
] as const;

/** The questions that the run may ask, to be answered now by whoever launches it. */
export function DecideBeforehand({ choices, steps, answers, onAnswer, ...rest }: DecideBeforehandProps) {
  return (
    <div className="grid gap-4">
      {choices.length > 0 && (
        <ul className="divide-y rounded-md border bg-surface">
          {choices.map((choice) => (
            <li key={choice.name} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-3 py-2">
              <div className="min-w-48 flex-1">
                <p className="font-medium text-sm">
                  <PlainText text={choice.label} />
                </p>
                <p className="text-ink-2 text-sm">{sayEffect(choice, steps)}</p>
              </div>
              <Segments
                legend={choice.label}
                name={`answer-${choice.name}`}
                options={ANSWERS}
                value={wordOf(answers[choice.name])}
                onChange={(word) => onAnswer(choice.name, word === "ask" ? null : word === "yes")}
              />
            </li>
          ))}
        </ul>
      )}
      <RadioCards
        legend="Questions that nobody has answered"
        name="unanswered"
        cards={[
          { value: "ask", title: "Ask when they come up", text: "The run waits for a person's answer." },
          { value: "no", title: "Count as no", text: "Nobody is asked; what hangs on them is left out." },
        ]}
        value={rest.unanswered}
        onChange={rest.onUnanswered}
      />
    </div>
  );
}

function wordOf(answer: boolean | undefined): "ask" | "yes" | "no" {
  if (answer === undefined) return "ask";
  return answer ? "yes" : "no";
}

function sayEffect({ kind, stepKeys }: LaunchChoice, steps: readonly StepNode[]): string {
  if (kind === "optional") return "An optional step";
  const labels = stepKeys.map((key) => steps.find((step) => step.key === key)?.label ?? key);
  return `Decides over: ${labels.join(", ")}`;
}
