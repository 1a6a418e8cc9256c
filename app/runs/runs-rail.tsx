"use client";

import { useQuery } from "@tanstack/react-query";
import { Bookmark, ListChecks, type LucideIcon, Users } from "lucide-react";
import Link from "next/link";
import type { RunView } from "#server/orders/run-views";
import { useTRPC } from "../_trpc/trpc";
import { cn } from "../_ui/cn";
import { SYSTEM_VIEWS, viewPath } from "./run-views";
import { useRunCounts } from "./use-run-counts";

/** At most so many saved views are counted; the server takes no more at once. */
const MOST_SAVED = 40;

type RunsRailProps = { view: string; day: number };

/** The views of the list with their counts, as links: each has an address of its own. */
export function RunsRail({ view, day }: RunsRailProps) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.views.list.queryOptions());
  const saved = (data ?? []).slice(0, MOST_SAVED);
  const counts = useRunCounts(
    [...SYSTEM_VIEWS, ...saved].map(({ query }) => query),
    day,
  );
  const ofSaved = counts.slice(SYSTEM_VIEWS.length);
  return (
    <nav
      aria-label="Views"
      className="flex shrink-0 gap-1 overflow-x-auto border-b bg-surface px-2 [scrollbar-width:none] lg:sticky lg:top-(--header-height) lg:grid lg:max-h-[calc(100dvh-var(--header-height))] lg:w-52 lg:content-start lg:gap-4 lg:self-start lg:overflow-y-auto lg:border-b-0 lg:bg-transparent lg:p-3 print:hidden"
    >
      <ul className="flex gap-1 lg:grid lg:gap-0.5">
        {SYSTEM_VIEWS.map(({ id, label, icon }, at) => (
          <ViewLink
            key={id}
            {...{ label, icon }}
            href={viewPath(id)}
            isShown={id === view}
            count={counts[at]}
          />
        ))}
      </ul>
      <SavedViews title="Yours" views={saved} counts={ofSaved} isTeams={false} shown={view} />
      <SavedViews title="The team's" views={saved} counts={ofSaved} isTeams shown={view} />
      <ul className="lg:border-t lg:pt-2">
        <ViewLink label="Bulk orders" icon={ListChecks} href="/runs/bulk" isShown={false} count={undefined} />
      </ul>
    </nav>
  );
}

type SavedViewsProps = {
  title: string;
  views: readonly RunView[];
  counts: readonly (string | undefined)[];
  isTeams: boolean;
  shown: string;
};

function SavedViews({ title, views, counts, isTeams, shown }: SavedViewsProps) {
  const chosen = views.filter((view) => view.isTeams === isTeams);
  if (chosen.length === 0) return null;
  return (
    <section className="lg:grid lg:gap-1">
      <h2 className="px-2 font-medium text-ink-3 text-xs max-lg:sr-only">{title}</h2>
      <ul className="flex gap-1 lg:grid lg:gap-0.5">
        {chosen.map((view) => (
          <ViewLink
            key={view.id}
            label={view.name}
            icon={isTeams ? Users : Bookmark}
            href={viewPath(view.id, view.query)}
            isShown={view.id === shown}
            count={counts[views.indexOf(view)]}
          />
        ))}
      </ul>
    </section>
  );
}

type ViewLinkProps = {
  label: string;
  icon: LucideIcon;
  href: string;
  isShown: boolean;
  count: string | undefined;
};

function ViewLink({ label, icon: Icon, href, isShown, count }: ViewLinkProps) {
  return (
    <li>
      <Link
        href={href}
        aria-current={isShown ? "page" : undefined}
        className={cn(
          "flex h-9 items-center gap-2 whitespace-nowrap px-2 text-sm focus-visible:outline-offset-[-2px] lg:h-8 lg:rounded-md pointer-coarse:h-11",
          isShown
            ? "font-medium text-ink max-lg:border-ink max-lg:border-b-2 lg:bg-selected"
            : "text-ink-2 hover:text-ink lg:hover:bg-hover",
        )}
      >
        <Icon aria-hidden className="size-4 shrink-0 text-ink-3 max-lg:hidden" />
        <span className="min-w-0 flex-1 truncate">{label}</span>
        <span className="min-w-6 text-right text-ink-3 text-xs tabular-nums">{count}</span>
      </Link>
    </li>
  );
}
