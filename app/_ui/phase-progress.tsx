import { cn } from "./cn";
import type { Tone } from "./state-look";

export type Phase = {
  name: string;
  /** 0 to 100. */
  percent: number;
  tone: Tone;
};

const FILL: Record<Tone, string> = {
  running: "fill-running-solid",
  waiting: "fill-waiting-solid",
  done: "fill-done-solid",
  failed: "fill-failed-solid",
  idle: "fill-idle-solid",
  writing: "fill-writing-solid",
};

/** A bar `percent` full. Drawn with attributes, so it needs no inline style. */
export function Bar({ percent, tone, className }: { percent: number; tone: Tone; className?: string }) {
  return (
    <svg
      aria-hidden
      viewBox="0 0 100 4"
      preserveAspectRatio="none"
      className={cn("block h-1 w-full overflow-hidden rounded-full bg-line-strong", className)}
    >
      <rect width={Math.min(100, Math.max(0, percent))} height="4" className={FILL[tone]} />
    </svg>
  );
}

type PhaseProgressProps = {
  phases: readonly Phase[];
  /** Of the whole run, 0 to 100. */
  percent: number;
  className?: string;
};

/** The phases of a run side by side, each with its own bar; narrow screens name only the one that moves. */
export function PhaseProgress({ phases, percent, className }: PhaseProgressProps) {
  const current = phases.find((phase) => phase.percent < 100) ?? phases.at(-1);
  return (
    <div className={cn("flex items-end gap-3", className)}>
      <ol aria-label={`Progress, ${Math.round(percent)} percent`} className="flex min-w-0 flex-1 gap-1.5">
        {phases.map((phase) => (
          <li key={phase.name} className="grid min-w-0 flex-1 gap-1">
            <span
              className={cn(
                "truncate text-ink-3 text-xs max-sm:sr-only",
                phase === current && "font-medium text-ink",
              )}
            >
              {phase.name}
              <span className="sr-only">, {Math.round(phase.percent)} percent</span>
            </span>
            <Bar percent={phase.percent} tone={phase.tone} />
          </li>
        ))}
      </ol>
      <span className="shrink-0 text-ink-2 text-xs tabular-nums">
        <span className="sm:hidden">{current?.name} · </span>
        {Math.round(percent)} %
      </span>
    </div>
  );
}
