"use client";

import { Footprints } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useRef } from "react";
import type { WorkflowDetail } from "#server/queries/find-workflow";
import type { WorkflowDefinition } from "#workflows/definition/definition";
import { Help } from "../_help/help";
import { LiveChip } from "../_live/live-chip";
import { Button } from "../_ui/button";
import { type Crumb, PageHeader } from "../_ui/page-header";
import { useAddress } from "../_ui/use-address";
import { useShortcuts } from "../_ui/use-shortcuts";
import { LaunchBody } from "./launch-body";
import type { LaunchDraft } from "./launch-draft";
import { LaunchMenu } from "./launch-menu";
import { RehearsalPane } from "./rehearsal/rehearsal-pane";
import { StartButton } from "./start-button";
import { useFirstFault } from "./use-first-fault";
import { useLaunch } from "./use-launch";
import { useLaunchDraft } from "./use-launch-draft";
import { useLaunchTarget } from "./use-launch-target";
import { useLikeRun } from "./use-like-run";
import { usePresetFill } from "./use-preset-fill";

type LaunchFormProps = {
  workflow: WorkflowDetail;
  definition: WorkflowDefinition;
  crumbs: readonly Crumb[];
};

/** The form that starts a run of a workflow, beside what will come of it. */
export function LaunchForm({ workflow, definition, crumbs }: LaunchFormProps) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const { draft, change, forget } = useLaunchDraft(`${definition.pack}/${definition.id}`);
  const { target, nodes, sequence } = useLaunchTarget(definition);
  const launch = useLaunch(target, draft, (runId) => {
    forget();
    router.push(`/runs/${runId}`);
  });
  const { query, change: changeAddress } = useAddress();
  const isRehearsing = query.get("mode") === "rehearse";
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
    if (isRehearsing) changeAddress({ mode: null });
    launch.submit();
  }

  function changeDraft(changes: Partial<LaunchDraft>) {
    launch.forgetFault();
    change(changes);
  }

  useLikeRun(definition.inputs, changeDraft);
  const presetName = usePresetFill(definition.inputs, changeDraft);
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <PageHeader
        title={definition.name}
        crumbs={crumbs}
        freshness={<LiveChip />}
        actions={
          <>
            <Help word="rehearsal" className="max-sm:hidden" />
            <Button
              aria-pressed={isRehearsing}
              onClick={() => changeAddress({ mode: isRehearsing ? null : "rehearse" })}
            >
              <Footprints aria-hidden />
              {isRehearsing ? "Back to the form" : "Rehearse"}
            </Button>
            <LaunchMenu order={launch.order} presetName={presetName} />
            <StartButton isStarting={launch.isStarting} />
          </>
        }
      />
      {isRehearsing ? (
        <RehearsalPane
          definition={definition}
          sequence={sequence}
          order={launch.order}
          choices={target.choices}
          onTake={(answers) => {
            changeDraft({ answers: { ...draft.answers, ...answers } });
            changeAddress({ mode: null });
          }}
        />
      ) : (
        <LaunchBody
          workflow={workflow}
          definition={definition}
          sequence={sequence}
          nodes={nodes}
          choices={target.choices}
          draft={draft}
          onChange={changeDraft}
          launch={launch}
        />
      )}
    </form>
  );
}
