import type { ReactNode } from "react";
import { cn } from "../_ui/cn";

type SettingsPartProps = {
  title: string;
  text?: ReactNode;
  actions?: ReactNode;
  /** For lists; forms are as wide as one reads. */
  isWide?: boolean;
  children: ReactNode;
};

/** A heading with what belongs to it. */
export function SettingsPart({ title, text, actions, isWide = false, children }: SettingsPartProps) {
  return (
    <section aria-label={title} className="p-4">
      <div className={cn("grid gap-4", isWide ? "max-w-4xl" : "max-w-2xl")}>
        <div className="flex flex-wrap items-start justify-between gap-3">
          <div className="min-w-0">
            <h2 className="font-semibold text-base">{title}</h2>
            {text && <p className="max-w-[70ch] text-ink-2 text-sm">{text}</p>}
          </div>
          {actions}
        </div>
        {children}
      </div>
    </section>
  );
}
