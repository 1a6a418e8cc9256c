import { Bot, FileText, Hand } from "lucide-react";
import type { ReactNode } from "react";
import type { StepNode } from "#workflows/definition/definition";
import { Badge } from "../_ui/badge";
import { cn } from "../_ui/cn";
import { PlainText } from "../_ui/plain-text";
import { sayCondition } from "./say-condition";
import { type GateWords, sayGate } from "./say-gate";

type StepLineProps = { step: StepNode; number: number; isOut: boolean; below: ReactNode };

/** One step: what is done, by whom, under which condition, what comes of it and who is asked. */
export function StepLine({ step, number, isOut, below }: StepLineProps) {
  const gate = sayGate(step);
  return (
    <div className={cn("@container grid grid-cols-[1.5rem_minmax(0,1fr)] text-sm", isOut && "text-ink-3")}>
      <span className="text-ink-3 tabular-nums">{number}</span>
      <div className="grid gap-1">
        <div className="flex flex-wrap gap-x-3 gap-y-1 @2xl:grid @2xl:grid-cols-[minmax(0,1fr)_9rem_15rem] @2xl:gap-x-4">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <span className={cn("font-medium", isOut && "line-through")}>
              <PlainText text={step.label} />
            </span>
            {step.optional && <Badge>Optional</Badge>}
          </p>
          <Fact icon={<Bot />} isOut={isOut}>
            {agentOf(step)}
          </Fact>
          <ul className="flex flex-wrap gap-x-3 gap-y-0.5 @2xl:grid @2xl:content-start">
            {step.outputs.map((output) => (
              <li key={output.name}>
                <Fact icon={<FileText />} isOut={isOut}>
                  <PlainText text={output.name} />
                  {output.optional && " (optional)"}
                </Fact>
              </li>
            ))}
          </ul>
        </div>
        {step.condition && (
          <p className={cn(!isOut && "text-ink-2")}>Only if {sayCondition(step.condition)}</p>
        )}
        {gate && <Gate gate={gate} />}
        {below}
      </div>
    </div>
  );
}

function Fact({ icon, isOut, children }: { icon: ReactNode; isOut: boolean; children: ReactNode }) {
  return (
    <p className={cn("flex gap-1.5", !isOut && "text-ink-2")}>
      <span aria-hidden className="mt-0.75 [&>svg]:size-3.5 [&>svg]:text-ink-3">
        {icon}
      </span>
      <span className="min-w-0 break-words">{children}</span>
    </p>
  );
}

function Gate({ gate }: { gate: GateWords }) {
  return (
    <p className="flex w-fit items-center gap-1 rounded border border-line-strong border-dashed px-1.5 py-0.5 text-xs">
      <Hand aria-hidden className="size-3.5 shrink-0" />
      {gate.what}: asks {gate.who}
    </p>
  );
}

function agentOf({ agents, anyAgent, mode }: StepNode): string {
  if (anyAgent) return "the document's owner";
  if (agents.length > 0) return agents.join(" or ");
  return mode === "end" || mode === "guide" || mode === "loop_end"
    ? "nobody, a marker"
    : "chosen by a person";
}
