"use client";

import { cn } from "../../../_ui/cn";
import { PlainText } from "../../../_ui/plain-text";
import { RelativeTime } from "../../../_ui/relative-time";
import { useShowMore } from "../../../_ui/show-more";
import { useRunAddress } from "../run-address";
import type { RunDocument } from "./group-documents";

export function DocumentList({
  documents,
  openName,
}: {
  documents: readonly RunDocument[];
  openName: string;
}) {
  const { openDocument } = useRunAddress();
  const { shown, more } = useShowMore(documents, "documents");
  return (
    <>
      <ul aria-label="Documents" className="max-md:max-h-56 max-md:overflow-y-auto">
        {shown.map(({ name, latest }) => (
          <li key={name}>
            <button
              type="button"
              aria-current={name === openName || undefined}
              onClick={() => openDocument(name)}
              className={cn(
                "grid w-full gap-0.5 border-b px-4 py-2 text-left hover:bg-hover focus-visible:outline-offset-[-2px]",
                name === openName && "bg-selected hover:bg-selected",
              )}
            >
              <span className="flex items-baseline justify-between gap-2">
                <span className="truncate font-medium text-sm">
                  <PlainText text={name} />
                </span>
                <span className="shrink-0 text-ink-3 text-xs tabular-nums">v{latest.version}</span>
              </span>
              <span className="flex justify-between gap-2 text-ink-3 text-xs">
                <span className="truncate">{latest.by.name}</span>
                <RelativeTime at={new Date(latest.at).toISOString()} className="shrink-0" />
              </span>
            </button>
          </li>
        ))}
      </ul>
      {more}
    </>
  );
}
