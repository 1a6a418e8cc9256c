import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "../../../_ui/cn";
import { PlainText } from "../../../_ui/plain-text";
import { RelativeTime } from "../../../_ui/relative-time";

const TONES = {
  failed: "bg-failed-soft text-failed",
  waiting: "bg-waiting-soft text-waiting",
  plain: "bg-sunken text-ink-2",
};

type AlertLineProps = {
  icon: LucideIcon;
  tone: keyof typeof TONES;
  sentence: string;
  /** Epoch milliseconds. */
  at?: number;
  /** What one can do about it. */
  children?: ReactNode;
};

export function AlertLine({ icon: Icon, tone, sentence, at, children }: AlertLineProps) {
  return (
    <div className={cn("flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-1.5 text-sm", TONES[tone])}>
      <p className="flex min-w-0 flex-1 basis-72 items-start gap-2">
        <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
        <span className="min-w-0 [overflow-wrap:anywhere]">
          <PlainText text={sentence} />
          {at !== undefined && (
            <>
              {" "}
              <RelativeTime
                at={new Date(at).toISOString()}
                className="whitespace-nowrap text-xs opacity-90"
              />
            </>
          )}
        </span>
      </p>
      {children && <div className="flex flex-wrap gap-2 print:hidden">{children}</div>}
    </div>
  );
}
