"use client";

import { useQuery } from "@tanstack/react-query";
import { Copy } from "lucide-react";
import Link from "next/link";
import type { Vocabulary } from "#server/queries/list-vocabulary";
import { useTRPC } from "../../../../_trpc/trpc";
import { Button } from "../../../../_ui/button";
import { EmptyState } from "../../../../_ui/empty-state";
import { BeforeEditor, EditorHead } from "../../../_editor/before-editor";
import { WorkflowEditor } from "../../../_editor/workflow-editor";
import { copyPath } from "../../../find-workflows";

/** What was there when the editor opened; later changes on disk are met when saving. */
const ONCE = {
  refetchOnMount: "always",
  refetchOnWindowFocus: false,
  staleTime: Number.POSITIVE_INFINITY,
} as const;

type EditWorkflowScreenProps = { pack: string; id: string };

/** Edits a workflow that people may write; others can be copied. */
export function EditWorkflowScreen({ pack, id }: EditWorkflowScreenProps) {
  const trpc = useTRPC();
  const vocabulary = useQuery(trpc.workflows.vocabulary.queryOptions(undefined, ONCE));
  return (
    <BeforeEditor title={id} query={vocabulary} loading="Loading the names of the library…">
      {(names) =>
        names.savesInto === null || names.savesInto === pack ? (
          <KnownWorkflow pack={pack} id={id} vocabulary={names} />
        ) : (
          <NotOurs pack={pack} id={id} savesInto={names.savesInto} />
        )
      }
    </BeforeEditor>
  );
}

function KnownWorkflow({ pack, id, vocabulary }: EditWorkflowScreenProps & { vocabulary: Vocabulary }) {
  const trpc = useTRPC();
  const workflow = useQuery(trpc.workflows.get.queryOptions({ pack, id }, ONCE));
  const fresh = { ...workflow, data: workflow.isFetchedAfterMount ? workflow.data : undefined };
  return (
    <BeforeEditor title={id} query={fresh} loading="Loading the workflow…">
      {({ name, file, source, version, brokenSource, brokenVersion }) => (
        <WorkflowEditor
          title={name}
          place={`${pack}/${file}`}
          start={{ file, source: brokenSource ?? source, sha: brokenVersion ?? version }}
          vocabulary={vocabulary}
          known={{ pack, id }}
        />
      )}
    </BeforeEditor>
  );
}

function NotOurs({ pack, id, savesInto }: EditWorkflowScreenProps & { savesInto: string }) {
  return (
    <>
      <EditorHead title={id} />
      <EmptyState
        icon={Copy}
        title={`The pack ${pack} is not written here`}
        actions={
          <Button asChild tone="primary">
            <Link href={copyPath({ pack, id })}>Edit a copy</Link>
          </Button>
        }
      >
        <p>Its files belong to whoever made them. A copy goes into the pack “{savesInto}” and is yours.</p>
      </EmptyState>
    </>
  );
}
