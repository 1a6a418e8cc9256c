"use client";

import { isSectionNew, listSections } from "../../../_review/sections";
import { cn } from "../../../_ui/cn";
import { Loading } from "../../../_ui/loading";
import { PlainText } from "../../../_ui/plain-text";
import { useArtifact } from "./artifact-text";
import type { DocumentVersion } from "./group-documents";

const INDENTS = ["", "pl-3", "pl-6", "pl-9"];

type DocumentOutlineProps = {
  version: DocumentVersion;
  /** The version before it, if there is one: what is not in it is marked. */
  before: DocumentVersion | undefined;
};

/** The headings of a document, those marked that are not word for word in the version before. */
export function DocumentOutline({ version, before }: DocumentOutlineProps) {
  const text = useArtifact(version.artifactId).data?.content;
  const old = useArtifact(before?.artifactId ?? version.artifactId).data?.content;
  if (text === undefined) return <Loading text="Loading the outline…" rows={2} />;
  const sections = listSections(text);
  if (sections.length < 2) return null;
  const least = Math.min(...sections.map(({ depth }) => depth));
  return (
    <details className="rounded-md border bg-surface text-sm print:hidden">
      <summary className="px-3 py-1.5 font-medium">
        Outline <span className="font-normal text-ink-3 text-xs">{sections.length} sections</span>
      </summary>
      <ul className="px-3 pb-2">
        {sections.map((section, place) => (
          <li key={section.from} className={INDENTS[Math.min(section.depth - least, 3)]}>
            <button
              type="button"
              onClick={() => jumpTo(place)}
              className={cn(
                "rounded py-0.5 text-left wrap-anywhere hover:bg-hover",
                section.depth === least && "font-medium",
              )}
            >
              <PlainText text={section.title} />
            </button>
            {before && old !== undefined && isSectionNew(text, section, old) && (
              <span className="ml-1.5 rounded bg-selected px-1 text-2xs text-ink-2">changed</span>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Headings are rendered in the order in which they stand in the text. */
function jumpTo(place: number): void {
  const headings = document.querySelectorAll("[data-document-text] :is(h1, h2, h3, h4, h5, h6)");
  headings[place]?.scrollIntoView({ block: "start" });
}
