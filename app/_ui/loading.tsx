import { cn } from "./cn";

type LoadingProps = {
  /** What is being loaded: "Loading runs…". */
  text: string;
  /** How many grey rows stand in for the content. */
  rows?: number;
  className?: string;
};

const WIDTHS = ["w-4/5", "w-3/5", "w-11/12", "w-2/3", "w-1/2"];

/** Keeps the place of what is coming and says what that is. Still, so that only real changes move. */
export function Loading({ text, rows = 5, className }: LoadingProps) {
  const lines = Array.from({ length: rows }, (_, at) => ({
    id: `row-${at}`,
    width: WIDTHS[at % WIDTHS.length],
  }));
  return (
    <div role="status" className={cn("grid gap-3 p-4", className)}>
      <p className="text-ink-3 text-sm">{text}</p>
      <div aria-hidden className="grid gap-3">
        {lines.map((line) => (
          <div key={line.id} className={cn("h-4 rounded bg-hover", line.width)} />
        ))}
      </div>
    </div>
  );
}
