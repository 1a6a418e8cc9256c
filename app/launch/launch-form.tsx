"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useRef } from "react";
import type { WorkflowDefinition } from "#workflows/definition/definition";
import { LiveChip } from "../_live/live-chip";
import { type Crumb, PageHeader } from "../_ui/page-header";
import { useShortcuts } from "../_ui/use-shortcuts";
import { CurlDialog } from "./curl-dialog";
import { LaunchBody } from "./launch-body";
import type { LaunchDraft } from "./launch-draft";
import { StartButton } from "./start-button";
import { useFirstFault } from "./use-first-fault";
import { useLaunch } from "./use-launch";
import { useLaunchDraft } from "./use-launch-draft";
import { useLaunchTarget } from "./use-launch-target";

type LaunchFormProps = { definition: WorkflowDefinition; crumbs: readonly Crumb[] };

/** The form that starts a run of a workflow, beside what will come of it. */
export function LaunchForm({ definition, crumbs }: LaunchFormProps) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const { draft, change, forget } = useLaunchDraft(`${definition.pack}/${definition.id}`);
  const { target, nodes, sequence } = useLaunchTarget(definition);
  const launch = useLaunch(target, draft, (runId) => {
    forget();
    router.push(`/runs/${runId}`);
  });
  useFirstFault(form, launch.attempts, launch.fieldFaults);
  useShortcuts([
    {
      keys: "Mod+Enter",
      does: "Start the run",
      group: "This page",
      run: () => form.current?.requestSubmit(),
    },
  ]);

  function submit(event: FormEvent) {
    event.preventDefault();
    launch.submit();
  }

  function changeDraft(changes: Partial<LaunchDraft>) {
    launch.forgetFault();
    change(changes);
  }

  return (
    <form ref={form} onSubmit={submit} noValidate>
      <PageHeader
        title={definition.name}
        crumbs={crumbs}
        freshness={<LiveChip />}
        actions={
          <>
            <CurlDialog order={launch.order} />
            <StartButton isStarting={launch.isStarting} />
          </>
        }
      />
      <LaunchBody
        definition={definition}
        sequence={sequence}
        nodes={nodes}
        choices={target.choices}
        draft={draft}
        onChange={changeDraft}
        launch={launch}
      />
    </form>
  );
}
