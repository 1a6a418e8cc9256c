"use client";

import { Loaded } from "../../../_trpc/loaded";
import { DiffView } from "../../../_ui/diff-view";
import { useArtifact } from "./artifact-text";

/** What changed between two versions, word by word. */
export function ArtifactChanges({ from, to }: { from: string; to: string }) {
  const before = useArtifact(from);
  const after = useArtifact(to);
  return (
    <Loaded query={before} loading="Loading both versions…" rows={8}>
      {({ content }) => (
        <Loaded query={after} loading="Loading both versions…" rows={8}>
          {(newer) => <DiffView before={content} after={newer.content} />}
        </Loaded>
      )}
    </Loaded>
  );
}
