"use client";

import { Download, FileText } from "lucide-react";
import { useMemo } from "react";
import type { RunView } from "#workflows/run/run-view";
import { Button } from "../../../_ui/button";
import { EmptyState } from "../../../_ui/empty-state";
import { useRunAddress } from "../run-address";
import { DocumentList } from "./document-list";
import { DocumentPane } from "./document-pane";
import { findVersion, groupDocuments } from "./group-documents";

/** What the run made: each document with its versions, rendered. */
export function DocumentsTab({ view }: { view: RunView }) {
  const documents = useMemo(() => groupDocuments(view.artifacts), [view.artifacts]);
  const { documentName, documentVersion, comparedVersion } = useRunAddress();
  const open = documents.find(({ name }) => name === documentName) ?? documents[0];
  if (!open) {
    return (
      <EmptyState icon={FileText} title="No documents yet">
        <p>They appear here as soon as an agent hands one in.</p>
      </EmptyState>
    );
  }
  const version = findVersion(open, documentVersion);
  const compared = open.versions.find((one) => one.version === comparedVersion && one !== version);
  return (
    <div className="md:grid md:grid-cols-[15rem_minmax(0,1fr)] lg:h-full">
      <div className="border-b md:border-r md:border-b-0 lg:overflow-y-auto print:hidden">
        <DocumentList documents={documents} openName={open.name} />
        <p className="p-3">
          <Button asChild size="sm">
            <a href={`/files/runs/${view.runId}.zip`} download>
              <Download aria-hidden />
              Download all as zip
            </a>
          </Button>
        </p>
      </div>
      <div className="min-w-0 lg:overflow-y-auto">
        <DocumentPane key={open.name} document={open} version={version} compared={compared} view={view} />
      </div>
    </div>
  );
}
