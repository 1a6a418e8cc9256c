import { Inbox, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { PageNote } from "./page-note";

type EmptyStateProps = {
  /** Says that there is nothing, in the words of the page: "Nothing needs you." */
  title: string;
  /** Why it is empty and what comes next. */
  children?: ReactNode;
  /** The next step. */
  actions?: ReactNode;
  icon?: LucideIcon;
  className?: string;
};

export function EmptyState({ icon = Inbox, ...rest }: EmptyStateProps) {
  return <PageNote icon={icon} role="status" {...rest} />;
}
