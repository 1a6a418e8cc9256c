"use client";

import { FileText } from "lucide-react";
import type { RunView } from "#workflows/run/run-view";
import { PlainText } from "../../_ui/plain-text";
import { useShowMore } from "../../_ui/show-more";
import { useRunAddress } from "./run-address";

type DocumentLinksProps = {
  view: RunView;
  artifactIds: readonly string[];
  /** What to say when there are none. */
  none: string;
};

/** Documents in exactly the versions named; a press opens them. */
export function DocumentLinks({ view, artifactIds, none }: DocumentLinksProps) {
  const { openDocument } = useRunAddress();
  const wanted = new Set(artifactIds);
  const { shown, more } = useShowMore(
    view.artifacts.filter(({ artifactId }) => wanted.has(artifactId)),
    "documents",
  );
  if (shown.length === 0) return <p className="text-ink-2 text-sm">{none}</p>;
  return (
    <>
      <ul className="grid justify-items-start gap-0.5">
        {shown.map(({ artifactId, name, version, by }) => (
          <li key={artifactId} className="max-w-full">
            <button
              type="button"
              onClick={() => openDocument(name, version)}
              className="flex max-w-full items-center gap-1.5 rounded px-1 py-0.5 text-left text-sm hover:bg-hover"
            >
              <FileText aria-hidden className="size-3.5 shrink-0 text-ink-3" />
              <span className="truncate underline decoration-line-strong underline-offset-2">
                <PlainText text={name} />
              </span>
              <span className="shrink-0 text-ink-3 text-xs tabular-nums">
                v{version}, {by.name}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {more}
    </>
  );
}
