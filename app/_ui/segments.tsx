import type { ReactNode } from "react";
import { cn } from "./cn";

type SegmentsProps<Value extends string> = {
  /** What is chosen; read aloud, and shown where `isLegendShown`. */
  legend: ReactNode;
  isLegendShown?: boolean;
  name: string;
  options: readonly { value: Value; label: ReactNode }[];
  value: Value | null;
  onChange: (value: Value) => void;
  disabled?: boolean;
  /** Ids of the texts that describe it. */
  describedBy?: string | undefined;
  className?: string;
};

/** One of a few short words in a row, as radio buttons: arrows move, Tab goes past. */
export function Segments<Value extends string>(props: SegmentsProps<Value>) {
  const { legend, isLegendShown = false, name, options, value, onChange, describedBy } = props;
  return (
    <fieldset
      aria-describedby={describedBy}
      disabled={props.disabled}
      className={cn("min-w-0", props.className)}
    >
      <legend className={isLegendShown ? "mb-1 font-medium text-sm" : "sr-only"}>{legend}</legend>
      <div className="inline-flex max-w-full rounded-md border border-control bg-surface p-0.5">
        {options.map((option) => (
          <label
            key={option.value}
            className={cn(
              "flex h-7 min-w-0 cursor-pointer items-center rounded px-2.5 text-ink-2 text-sm pointer-coarse:h-10",
              "hover:text-ink has-checked:bg-selected has-checked:font-medium has-checked:text-ink has-checked:ring-1 has-checked:ring-control",
              "has-focus-visible:outline-2 has-focus-visible:outline-ink has-focus-visible:outline-offset-2",
              "has-disabled:cursor-not-allowed has-disabled:opacity-50",
            )}
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
              className="sr-only"
            />
            <span className="truncate">{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
