"use client";

import { useId } from "react";
import { cn } from "../../_ui/cn";
import { PlainText } from "../../_ui/plain-text";
import { Segments } from "../../_ui/segments";

type ChoiceMomentProps = {
  title: string;
  /** What kind of choice it is, and whose. */
  note: string;
  options: readonly { value: string; label: string }[];
  /** Null while nothing was chosen. */
  value: string | null;
  onChoose: (value: string) => void;
  /** Inside of the step that it belongs to. */
  isInside?: boolean;
};

/** A place where somebody decides, with every way that it can go on. */
export function ChoiceMoment({ title, note, options, value, onChoose, isInside = false }: ChoiceMomentProps) {
  const name = useId();
  return (
    <div
      className={cn(
        "flex flex-wrap items-center gap-x-4 gap-y-2 text-sm",
        !isInside && "rounded-md border border-dashed px-3 py-2",
        value === null && !isInside && "border-waiting-line bg-waiting-soft",
      )}
    >
      <div className="min-w-40 flex-1">
        <p className={cn("wrap-anywhere", !isInside && "font-medium")}>
          <PlainText text={title} />
        </p>
        {!isInside && <p className="text-ink-2 text-xs">{note}</p>}
      </div>
      <Segments legend={title} name={name} options={options} value={value} onChange={onChoose} />
    </div>
  );
}
