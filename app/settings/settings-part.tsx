import type { ReactNode } from "react";
import type { Word } from "../_help/glossary";
import { Help } from "../_help/help";
import { cn } from "../_ui/cn";

type SettingsPartProps = {
  title: string;
  text?: ReactNode;
  /** A word of the title that is explained beside it. */
  word?: Word;
  actions?: ReactNode;
  /** For lists; forms are as wide as one reads. */
  isWide?: boolean;
  children: ReactNode;
};

/** A heading with what belongs to it. */
export function SettingsPart({ title, text, word, actions, isWide = false, children }: SettingsPartProps) {
  return (
    <section aria-label={title} className="p-4">
      <div className={cn("grid gap-4", isWide ? "max-w-4xl" : "max-w-2xl")}>
        <div className="flex flex-wrap items-start justify-between gap-3">
          <div className="min-w-0">
            <div className="flex items-center gap-1">
              <h2 className="font-semibold text-base">{title}</h2>
              {word && <Help word={word} />}
            </div>
            {text && <p className="max-w-[70ch] text-ink-2 text-sm">{text}</p>}
          </div>
          {actions}
        </div>
        {children}
      </div>
    </section>
  );
}
