"use client";

import { useId, useState } from "react";
import { Loaded } from "../../../_trpc/loaded";
import { DiffView } from "../../../_ui/diff-view";
import { Segments } from "../../../_ui/segments";
import { useArtifact } from "./artifact-text";

const LAYOUTS = [
  { value: "inline", label: "Inline" },
  { value: "sides", label: "Side by side" },
] as const;

type ArtifactChangesProps = {
  from: string;
  to: string;
  /** There is room to choose how they stand. */
  hasLayouts?: boolean;
};

/** What changed between two versions, word by word. */
export function ArtifactChanges({ from, to, hasLayouts = false }: ArtifactChangesProps) {
  const before = useArtifact(from);
  const after = useArtifact(to);
  const name = useId();
  const [layout, setLayout] = useState<(typeof LAYOUTS)[number]["value"]>("inline");
  return (
    <Loaded query={before} loading="Loading both versions…" rows={8}>
      {({ content }) => (
        <Loaded query={after} loading="Loading both versions…" rows={8}>
          {(newer) => (
            <div className="grid gap-2">
              {hasLayouts && (
                <Segments
                  legend="How they stand"
                  name={name}
                  options={LAYOUTS}
                  value={layout}
                  onChange={setLayout}
                  className="max-lg:hidden"
                />
              )}
              <DiffView before={content} after={newer.content} layout={layout} />
            </div>
          )}
        </Loaded>
      )}
    </Loaded>
  );
}
