"use client";

import { Download, ExternalLink } from "lucide-react";
import type { RunView } from "#workflows/run/run-view";
import { Badge } from "../../../_ui/badge";
import { Button } from "../../../_ui/button";
import { cn } from "../../../_ui/cn";
import { PlainText } from "../../../_ui/plain-text";
import { RelativeTime } from "../../../_ui/relative-time";
import { useRunAddress } from "../run-address";
import { ArtifactChanges } from "./artifact-changes";
import { ArtifactText } from "./artifact-text";
import { Dependents } from "./dependents";
import { DocumentOutline } from "./document-outline";
import { type DocumentVersion, type RunDocument, versionBefore } from "./group-documents";
import { VersionChoice } from "./version-choice";

type DocumentPaneProps = {
  document: RunDocument;
  version: DocumentVersion;
  /** An older or newer version that it is compared with. */
  compared: DocumentVersion | undefined;
  view: RunView;
};

/** One version of a document: where it comes from, its text or what changed in it. */
export function DocumentPane({ document, version, compared, view }: DocumentPaneProps) {
  return (
    <article
      aria-label={document.name}
      className={cn("grid grid-cols-[minmax(0,1fr)] gap-4 p-4", compared ? "max-w-7xl" : "max-w-4xl")}
    >
      <header className="grid grid-cols-[minmax(0,1fr)] gap-2 print:hidden">
        <div className="flex flex-wrap items-center gap-2">
          <h2 className="min-w-0 truncate font-semibold text-lg">
            <PlainText text={document.name} />
          </h2>
          <Standing version={version} />
          <Button asChild size="sm" className="ml-auto">
            <a href={`/files/artifacts/${version.artifactId}`} download>
              <Download aria-hidden />
              Download
            </a>
          </Button>
        </div>
        <Origin version={version} view={view} />
        <Dependents view={view} artifactId={version.artifactId} />
        {document.versions.length > 1 && (
          <VersionChoice document={document} version={version} compared={compared} />
        )}
      </header>
      <DocumentOutline version={version} before={versionBefore(document, version)} />
      {compared ? (
        <ArtifactChanges from={compared.artifactId} to={version.artifactId} hasLayouts />
      ) : (
        <div data-document-text>
          <ArtifactText version={version} />
        </div>
      )}
    </article>
  );
}

function Standing({ version: { version, isAccepted, isLatest } }: { version: DocumentVersion }) {
  return (
    <>
      <Badge>version {version}</Badge>
      {isAccepted && <Badge className="text-done">in use</Badge>}
      {!isAccepted && isLatest && <Badge>not accepted yet</Badge>}
      {!isLatest && <Badge>older version</Badge>}
    </>
  );
}

/** Who made it, when, at which step. */
function Origin({ version, view }: { version: DocumentVersion; view: RunView }) {
  const { openStep } = useRunAddress();
  const label = view.steps.find(({ stepKey }) => stepKey === version.stepKey)?.label ?? version.stepKey;
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-ink-2 text-sm">
      <span>
        {version.taskId === null ? "Amended" : "Made"} by{" "}
        <b className="font-medium text-ink">{version.by.name}</b>{" "}
        <RelativeTime at={new Date(version.at).toISOString()} />
      </span>
      <Button size="sm" tone="quiet" onClick={() => openStep(version.stepKey)}>
        <ExternalLink aria-hidden />
        {label}
      </Button>
      <span className="font-mono text-ink-3 text-xs" title={`SHA-256 ${version.sha256}`}>
        sha {version.sha256.slice(0, 10)}
      </span>
    </p>
  );
}
