"use client";

import { useId, useState } from "react";
import type { RunView } from "#workflows/run/run-view";
import { Loaded } from "../../../_trpc/loaded";
import { PlainText } from "../../../_ui/plain-text";
import { Segments } from "../../../_ui/segments";
import { ArtifactChanges } from "../documents/artifact-changes";
import { ArtifactText, useArtifact } from "../documents/artifact-text";

type Version = RunView["artifacts"][number];
type Shape = "pretty" | "raw" | "changes";

type StepOutputProps = { version: Version; before: Version | undefined };

/** A document that an attempt handed in: rendered, as its bytes are, or against the attempt before. */
export function StepOutput({ version, before }: StepOutputProps) {
  const [wanted, setWanted] = useState<Shape>("pretty");
  const name = useId();
  const shape = wanted === "changes" && !before ? "pretty" : wanted;
  return (
    <section aria-label={version.name} className="grid min-w-0 gap-2 px-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-medium text-ink-3 text-xs">
          <PlainText text={version.name} /> · version {version.version}
        </h3>
        <Segments
          legend="Show it"
          name={name}
          value={shape}
          onChange={setWanted}
          options={[
            { value: "pretty", label: "Rendered" },
            { value: "raw", label: "Raw" },
            ...(before ? [{ value: "changes" as const, label: `Changes since v${before.version}` }] : []),
          ]}
          className="text-xs"
        />
      </div>
      {shape === "pretty" && <ArtifactText version={version} />}
      {shape === "raw" && <Raw version={version} />}
      {shape === "changes" && before && <ArtifactChanges from={before.artifactId} to={version.artifactId} />}
    </section>
  );
}

function Raw({ version }: { version: Version }) {
  const query = useArtifact(version.artifactId);
  return (
    <Loaded query={query} loading={`Loading ${version.name}…`} rows={6}>
      {({ content }) => (
        <pre className="max-h-[60dvh] overflow-auto rounded-md border bg-surface p-3 font-mono text-xs">
          <PlainText text={content} />
        </pre>
      )}
    </Loaded>
  );
}
