"use client";

import { useCallback, useDeferredValue, useMemo, useState } from "react";
import type { SavedWorkflow } from "#server/orders/save-workflow";
import type { Vocabulary } from "#server/queries/list-vocabulary";
import { LiveChip } from "../../_live/live-chip";
import { useMay } from "../../_trpc/use-session";
import { Badge } from "../../_ui/badge";
import { countOf } from "../../_ui/count-of";
import { PageHeader } from "../../_ui/page-header";
import { useShortcuts } from "../../_ui/use-shortcuts";
import { countErrors, workflowPath } from "../find-workflows";
import { EDITOR_CRUMBS } from "./before-editor";
import { checkDraft } from "./check-draft";
import { CodeEditor } from "./code-editor";
import type { CaretGoal } from "./code-editor-props";
import { idIn } from "./copy-of";
import { DraftPanel } from "./draft-panel";
import { EditorActions } from "./editor-actions";
import { ConflictNotice, FaultNotice, ReadOnlyNotice, RestoredNotice } from "./editor-notices";
import { useDeciderRoles } from "./use-decider-roles";
import { useDraft } from "./use-draft";
import { useProof } from "./use-proof";
import { type StoredFile, useWorkflowFile } from "./use-workflow-file";

type WorkflowEditorProps = {
  /** What is being written: its title in the header. */
  title: string;
  /** Under which name this browser keeps what is not saved. */
  place: string;
  /** The file as it is on disk; `sha` null for a new one, whose `source` has not been saved. */
  start: StoredFile;
  vocabulary: Vocabulary;
  /** The workflow, once it is in the library. */
  known: { pack: string; id: string } | null;
};

/** Writes a workflow: suggestions, problems and the proof while one types; saves into the library. */
export function WorkflowEditor({ title, place, start, vocabulary, known }: WorkflowEditorProps) {
  const [home, setHome] = useState(known);
  const [goal, setGoal] = useState<CaretGoal | null>(null);
  const onSaved = useCallback((saved: SavedWorkflow) => {
    if (saved.id === null) return;
    const place = { pack: saved.pack, id: saved.id };
    setHome(place);
    window.history.replaceState(null, "", `${workflowPath(place)}/edit${window.location.search}`);
  }, []);
  const file = useWorkflowFile(start, onSaved);
  const draft = useDraft(place, file.stored);
  const [name, setName] = useState<string | null>(null);
  const fileName = file.stored.sha === null ? (name ?? nameFor(draft.source)) : file.stored.file;
  const mayWrite = useMay("workflows.write");
  const sentence = whyReadOnly(mayWrite, vocabulary);
  const text = useDeferredValue(draft.source);
  const agents = useMemo(() => vocabulary.agents.map(({ id }) => id), [vocabulary]);
  const checked = useMemo(() => checkDraft("draft.yaml", text, agents), [text, agents]);
  const proof = useProof(checked.definition ? text : null, useDeciderRoles());
  const errors = countErrors(checked.problems);
  const setGoalAt = ({ line, column }: CaretGoal) => setGoal({ line, column });
  const save = () => {
    if (sentence === null && !file.isSaving) void file.save(fileName, draft.source);
  };
  useShortcuts([{ keys: "Mod+s", does: "Save the workflow", group: "This page", run: save }]);
  return (
    <div className="flex h-[calc(100dvh-var(--bar-height))] flex-col md:h-dvh">
      <PageHeader
        title={title}
        crumbs={EDITOR_CRUMBS}
        freshness={<LiveChip />}
        mark={<DraftMark isNew={file.stored.sha === null} isDirty={draft.isDirty} errors={errors} />}
        actions={
          <EditorActions
            name={file.stored.sha === null ? fileName : null}
            onName={setName}
            home={home}
            isDirty={draft.isDirty || file.stored.sha === null}
            isSaving={file.isSaving}
            errors={errors}
            onSave={sentence === null ? save : null}
          />
        }
      />
      {sentence !== null && <ReadOnlyNotice sentence={sentence} />}
      {draft.isRestored && <RestoredNotice onDiscard={draft.discard} />}
      {file.fault && !file.conflict && <FaultNotice sentence={file.fault.sentence} />}
      {file.conflict && (
        <ConflictNotice
          sentence={file.fault?.sentence ?? ""}
          conflict={file.conflict}
          mine={draft.source}
          isSaving={file.isSaving}
          onOverwrite={() => void file.save(fileName, draft.source, file.conflict?.sha ?? null)}
          onTake={() => {
            if (!file.conflict) return;
            file.take(file.conflict.source, file.conflict.sha);
            draft.setSource(file.conflict.source);
          }}
        />
      )}
      <div className="grid min-h-0 flex-1 max-lg:grid-rows-[3fr_2fr] lg:grid-cols-[minmax(0,1fr)_26rem] 2xl:grid-cols-[minmax(0,1fr)_34rem]">
        <div className="relative min-h-0 min-w-0">
          <CodeEditor
            label="Text of the workflow"
            value={draft.source}
            onChange={draft.setSource}
            problems={checked.problems}
            library={vocabulary}
            goal={goal}
            onSave={save}
            isReadOnly={false}
          />
        </div>
        <div className="min-h-0 min-w-0 border-t bg-canvas lg:border-t-0 lg:border-l">
          <DraftPanel draft={checked} proof={proof} onGo={setGoalAt} />
        </div>
      </div>
    </div>
  );
}

function nameFor(source: string): string {
  return `${idIn(source) ?? "workflow"}.yaml`;
}

function whyReadOnly(mayWrite: boolean, { savesInto }: Vocabulary): string | null {
  if (!mayWrite) return "You may read and try this; saving needs the role operator or owner.";
  if (savesInto !== null) return null;
  return "Nothing can be saved: BotArmy may not write into its library folder. Set BOTARMY_HOME to a folder that it may write to.";
}

function DraftMark({ isNew, isDirty, errors }: { isNew: boolean; isDirty: boolean; errors: number }) {
  return (
    <span role="status" className="flex items-center gap-1.5">
      <Badge>{isNew ? "Not saved yet" : isDirty ? "Unsaved changes" : "Saved"}</Badge>
      {errors > 0 && <span className="text-failed text-xs">{countOf(errors, "error")}</span>}
    </span>
  );
}
