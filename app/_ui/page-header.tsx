import { ChevronRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "./cn";
import { PageTitle } from "./page-title";

export type Crumb = { label: string; href: string };

type PageHeaderProps = {
  title: string;
  /** The way to this page, outermost first. */
  crumbs?: readonly Crumb[];
  /** Stands beside the title: a status badge, a version. */
  mark?: ReactNode;
  freshness?: ReactNode;
  /** Buttons, the most important last. */
  actions?: ReactNode;
  /** On narrow screens a tall head does not stay, where it would leave no room to read, and its title has a line of its own. */
  isTall?: boolean;
  /** A second line that belongs to the header: progress, an alert, filters. */
  children?: ReactNode;
};

/** The sticky head of every page: where one is, how fresh it is, what one can do. */
export function PageHeader({ title, crumbs = [], isTall = false, children, ...parts }: PageHeaderProps) {
  const { mark, freshness, actions } = parts;
  return (
    <header
      className={cn(
        "sticky top-0 z-20 border-b bg-surface print:static",
        isTall && "max-md:static max-md:z-0",
      )}
    >
      <PageTitle title={title} />
      <div className="flex min-h-(--header-height) items-center gap-x-3 gap-y-1 px-4 max-md:flex-wrap max-md:py-2">
        <div
          className={cn(
            "flex min-w-0 flex-1 items-center gap-2",
            isTall ? "max-md:basis-full" : "max-md:min-w-40",
          )}
        >
          {crumbs.length > 0 && <Crumbs crumbs={crumbs} />}
          <h1 title={title} className="truncate font-semibold text-base">
            {title}
          </h1>
          {mark}
        </div>
        {freshness && <div className="flex shrink-0 items-center">{freshness}</div>}
        {actions && (
          <div
            className={cn(
              "flex flex-wrap items-center gap-2 print:hidden",
              isTall ? "max-md:ml-auto" : "max-md:basis-full max-md:justify-end",
            )}
          >
            {actions}
          </div>
        )}
      </div>
      {children}
    </header>
  );
}

function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label="Breadcrumb" className="shrink-0">
      <ol className="flex items-center gap-1 text-ink-2">
        {crumbs.map((crumb) => (
          <li key={crumb.href} className="flex items-center gap-1">
            <Link href={crumb.href} className="rounded px-1 py-0.5 hover:bg-hover hover:text-ink">
              {crumb.label}
            </Link>
            <ChevronRight aria-hidden className="size-3.5 text-ink-3" />
          </li>
        ))}
      </ol>
    </nav>
  );
}
