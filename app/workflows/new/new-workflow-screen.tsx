"use client";

import { useQuery } from "@tanstack/react-query";
import { FilePlus2 } from "lucide-react";
import Link from "next/link";
import { useTRPC } from "../../_trpc/trpc";
import { PageHeader } from "../../_ui/page-header";
import { useAddress } from "../../_ui/use-address";
import { BeforeEditor, EDITOR_CRUMBS } from "../_editor/before-editor";
import { copyOf } from "../_editor/copy-of";
import { STARTERS } from "../_editor/starters";
import { WorkflowEditor } from "../_editor/workflow-editor";

const FRESH = { refetchOnMount: "always", refetchOnWindowFocus: false, staleTime: 60_000 } as const;

/** A new workflow: from a small one that shows something, or as a copy of one of the library. */
export function NewWorkflowScreen() {
  const { query } = useAddress();
  const copied = { pack: query.get("pack"), id: query.get("copy") };
  const starter = STARTERS.find(({ id }) => id === query.get("from"));
  if (copied.pack !== null && copied.id !== null) return <CopyEditor pack={copied.pack} id={copied.id} />;
  if (starter)
    return <NewEditor key={starter.id} place={starter.id} source={starter.source} title="New workflow" />;
  return (
    <>
      <PageHeader title="New workflow" crumbs={EDITOR_CRUMBS} />
      <div className="grid max-w-4xl gap-4 p-4">
        <p className="text-ink-2">
          Begin with one of these; each can be launched as it stands. To change a workflow of the library,
          open it and choose “Edit a copy”.
        </p>
        <ul className="grid gap-3 sm:grid-cols-2">
          {STARTERS.map(({ id, name, means }) => (
            <li
              key={id}
              className="relative flex gap-3 rounded-lg border bg-surface p-4 focus-within:border-ink-3 hover:bg-hover"
            >
              <FilePlus2 aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-3" />
              <div>
                <h2 className="font-medium">
                  <Link href={`/workflows/new?from=${id}`} className="after:absolute after:inset-0">
                    {name}
                  </Link>
                </h2>
                <p className="text-ink-2 text-sm">{means}</p>
              </div>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

type NewEditorProps = { place: string; source: string; title: string };

function NewEditor({ place, source, title }: NewEditorProps) {
  const trpc = useTRPC();
  const vocabulary = useQuery(trpc.workflows.vocabulary.queryOptions(undefined, FRESH));
  return (
    <BeforeEditor title={title} query={vocabulary} loading="Loading the names of the library…">
      {(names) => (
        <WorkflowEditor
          title={title}
          place={`new:${place}`}
          start={{ file: "", source, sha: null }}
          vocabulary={names}
          known={null}
        />
      )}
    </BeforeEditor>
  );
}

function CopyEditor({ pack, id }: { pack: string; id: string }) {
  const trpc = useTRPC();
  const workflow = useQuery(trpc.workflows.get.queryOptions({ pack, id }, FRESH));
  return (
    <BeforeEditor title={`Copy of ${id}`} query={workflow} loading="Loading the workflow…">
      {({ source, name }) => (
        <NewEditor place={`${pack}/${id}`} source={copyOf(source)} title={`Copy of ${name}`} />
      )}
    </BeforeEditor>
  );
}
