import type { ReactNode } from "react";
import { cn } from "./cn";

export type RadioCard<Value extends string> = {
  value: Value;
  title: ReactNode;
  /** What choosing it means. */
  text?: ReactNode;
  disabled?: boolean;
};

type RadioCardsProps<Value extends string> = {
  legend: string;
  name: string;
  cards: readonly RadioCard<Value>[];
  value: Value | null;
  onChange: (value: Value) => void;
  className?: string;
};

/** One of a few choices, each with room to say what it means. */
export function RadioCards<Value extends string>(props: RadioCardsProps<Value>) {
  return (
    <fieldset className={cn("min-w-0", props.className)}>
      <legend className="mb-1.5 font-medium text-sm">{props.legend}</legend>
      <div className="grid gap-2 sm:grid-cols-[repeat(auto-fit,minmax(13rem,1fr))]">
        {props.cards.map((card) => (
          <label
            key={card.value}
            className={cn(
              "flex items-start gap-2.5 rounded-md border border-line-strong bg-surface px-3 py-2.5",
              "has-checked:border-ink has-checked:bg-selected has-disabled:opacity-60 has-enabled:hover:bg-hover",
              "has-checked:hover:bg-selected has-focus-visible:outline-2 has-focus-visible:outline-ink has-focus-visible:outline-offset-2",
            )}
          >
            <input
              type="radio"
              name={props.name}
              value={card.value}
              checked={props.value === card.value}
              disabled={card.disabled}
              onChange={() => props.onChange(card.value)}
              className="mt-0.75 size-4 shrink-0 accent-strong outline-none"
            />
            <span className="min-w-0">
              <span className="block font-medium text-base">{card.title}</span>
              {card.text && <span className="block text-ink-2 text-sm">{card.text}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
