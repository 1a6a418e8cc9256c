import Link from "next/link";
import { cn } from "../_ui/cn";
import type { Place } from "./places";

type PlaceLinkProps = { place: Place; isCurrent: boolean; count?: number | undefined };

/** A place in the rail or the bar: icon over word, with what waits there. */
export function PlaceLink({ place, isCurrent, count = 0 }: PlaceLinkProps) {
  const Icon = place.icon;
  return (
    <Link
      href={place.href}
      prefetch
      aria-current={isCurrent ? "page" : undefined}
      className={cn(
        "relative flex h-12 w-full flex-col items-center justify-center gap-0.5 rounded-md text-2xs text-ink-2 focus-visible:outline-offset-[-2px]",
        isCurrent ? "bg-selected font-medium text-ink forced-colors:border" : "hover:bg-hover hover:text-ink",
      )}
    >
      <Icon aria-hidden strokeWidth={isCurrent ? 2 : 1.75} className="size-4.5" />
      {place.label}
      {count > 0 && (
        <span className="absolute top-1 left-1/2 ml-1.5 min-w-4 rounded-full bg-waiting px-1 text-center font-semibold text-2xs text-surface leading-4 tabular-nums">
          {count > 99 ? "99+" : count}
          <span className="sr-only"> waiting for a person</span>
        </span>
      )}
    </Link>
  );
}
