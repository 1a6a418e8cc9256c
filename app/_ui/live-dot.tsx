import { cn } from "./cn";
import type { Tone } from "./state-look";

const DOT: Record<Tone, string> = {
  running: "bg-running-solid",
  waiting: "bg-waiting-solid",
  done: "bg-done-solid",
  failed: "bg-failed-solid",
  idle: "bg-idle-solid",
  writing: "bg-writing-solid",
};

type LiveDotProps = {
  tone: Tone;
  /** Changes with every event; each change makes the dot beat once. */
  beat?: number | string | undefined;
  className?: string;
};

export function LiveDot({ tone, beat, className }: LiveDotProps) {
  return (
    <span
      key={beat}
      aria-hidden
      className={cn(
        "inline-block size-2 shrink-0 rounded-full",
        beat !== undefined && "animate-beat",
        DOT[tone],
        className,
      )}
    />
  );
}
