import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "../_ui/cn";

type FilterChipProps = ComponentProps<"button"> & {
  /** What it filters by: "Status". */
  label: string;
  /** What is chosen; null for everything. */
  chosen: string | null;
  /** It is on or off by itself, and opens no choice. */
  isToggle?: boolean;
};

/** The button of a filter: says what is chosen, and opens the choice or switches it. */
export function FilterChip({ label, chosen, isToggle = false, className, ...rest }: FilterChipProps) {
  return (
    <button
      type="button"
      className={cn(
        "flex h-8 max-w-64 items-center gap-1 rounded-md border px-2.5 text-sm hover:bg-hover pointer-coarse:h-10",
        chosen === null ? "border-line-strong border-dashed text-ink-2" : "border-ink-3 bg-selected text-ink",
        "aria-pressed:border-ink-3 aria-pressed:border-solid aria-pressed:bg-selected aria-pressed:text-ink",
        className,
      )}
      {...rest}
    >
      <span className="truncate">
        {label}
        {chosen !== null && <span className="font-medium">: {chosen}</span>}
      </span>
      {!isToggle && <ChevronDown aria-hidden className="size-3.5 shrink-0 text-ink-3" />}
    </button>
  );
}
