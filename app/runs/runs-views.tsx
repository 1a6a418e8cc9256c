import Link from "next/link";
import { cn } from "../_ui/cn";
import { RUN_VIEWS, type RunViewId } from "./run-views";

/** The views of the list, as links: each has an address of its own. */
export function RunsViews({ view }: { view: RunViewId }) {
  return (
    <nav aria-label="Views" className="print:hidden">
      <ul className="-mb-px flex gap-1 overflow-x-auto overflow-y-hidden px-2 [scrollbar-width:none]">
        {RUN_VIEWS.map(({ id, label }) => (
          <li key={id}>
            <Link
              href={id === "all" ? "/runs" : `/runs?view=${id}`}
              aria-current={id === view ? "page" : undefined}
              className={cn(
                "flex h-9 items-center whitespace-nowrap border-b-2 px-2 text-sm focus-visible:outline-offset-[-3px] pointer-coarse:h-11",
                id === view
                  ? "border-ink font-medium text-ink"
                  : "border-transparent text-ink-2 hover:text-ink",
              )}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
