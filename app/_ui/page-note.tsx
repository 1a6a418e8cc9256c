import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";

type PageNoteProps = {
  icon: LucideIcon;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
  iconClassName?: string;
  className?: string;
  role?: "alert" | "status";
};

/** The frame of what a page or panel says in place of its content. */
export function PageNote({
  icon: Icon,
  title,
  children,
  actions,
  iconClassName,
  className,
  role,
}: PageNoteProps) {
  return (
    <div
      role={role}
      className={cn(
        "mx-auto grid max-w-lg content-start justify-items-start gap-2 px-6 py-14 text-base",
        className,
      )}
    >
      <Icon aria-hidden strokeWidth={1.5} className={cn("size-6 text-ink-3", iconClassName)} />
      <h2 className="font-semibold text-lg">{title}</h2>
      {children && <div className="grid gap-1 text-ink-2">{children}</div>}
      {actions && <div className="mt-2 flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}
