"use client";

import { useQuery } from "@tanstack/react-query";
import { memo } from "react";
import { Loaded } from "../../../_trpc/loaded";
import { useTRPC } from "../../../_trpc/trpc";
import { AgentText } from "../../../_ui/agent-text";
import { CopyButton } from "../../../_ui/copy-button";
import { Markdown } from "../../../_ui/markdown";
import { PlainText } from "../../../_ui/plain-text";
import type { DocumentVersion } from "./group-documents";

/** The text of a version; it never changes, so it is read once. */
export function useArtifact(artifactId: string) {
  const trpc = useTRPC();
  return useQuery(trpc.artifacts.get.queryOptions({ artifactId }, { staleTime: "static" }));
}

/** A version, rendered, in the frame of text that we did not write. */
export function ArtifactText({ version }: { version: DocumentVersion }) {
  const query = useArtifact(version.artifactId);
  return (
    <Loaded query={query} loading={`Loading ${version.name}…`} rows={8}>
      {({ content, mediaType }) => (
        <AgentText
          by={version.by.name}
          label={`Document ${version.name}`}
          actions={<CopyButton text={content} label="Copy the text" />}
        >
          <Text content={content} mediaType={mediaType} />
        </AgentText>
      )}
    </Loaded>
  );
}

const Text = memo(function Text({ content, mediaType }: { content: string; mediaType: string }) {
  if (mediaType.startsWith("text/markdown")) return <Markdown text={content} />;
  return (
    <pre className="overflow-x-auto font-mono text-sm">
      <PlainText text={content} />
    </pre>
  );
});
