"use client";

import { type FormEvent, useId, useState } from "react";
import type { Retention } from "#server/auth/known-settings";
import { useMay } from "../_trpc/use-session";
import { Button } from "../_ui/button";
import { Dialog } from "../_ui/dialog";
import { Field } from "../_ui/field";
import { FormAlert } from "../_ui/form-alert";
import { Input } from "../_ui/input";
import { OwnerOnly } from "./owner-only";
import { ProjectList } from "./project-list";
import { draftOf, readRetention, sayRetention } from "./read-retention";
import { RetentionFields } from "./retention-fields";
import { SaveButtons } from "./save-buttons";
import { useSetting } from "./use-setting";

type ProjectRetentionProps = {
  values: Readonly<Record<string, Retention>>;
  /** Of all other projects. */
  usual: Retention;
  version: number;
};

/** Policies of single projects; each change is saved at once. */
export function ProjectRetention({ values, usual, version }: ProjectRetentionProps) {
  const mayChange = useMay("settings.change");
  const [isAdding, setAdding] = useState(false);
  const { set, isSaving, fault } = useSetting("The projects' retention is saved", () => setAdding(false));
  const save = (value: Record<string, Retention>) => set({ key: "retentionByProject", value }, version);
  function remove(name: string) {
    const { [name]: _, ...rest } = values;
    save(rest);
  }
  return (
    <div className="grid justify-items-start gap-3">
      {fault && !isAdding && <FormAlert fault={fault} />}
      <ProjectList values={values} say={sayRetention} onRemove={mayChange ? remove : null} />
      {mayChange ? <Button onClick={() => setAdding(true)}>Add a project</Button> : <OwnerOnly />}
      {isAdding && (
        <AddDialog
          usual={usual}
          isSaving={isSaving}
          onAdd={(project, retention) => save({ ...values, [project]: retention })}
          onClose={() => setAdding(false)}
        >
          {fault && <FormAlert fault={fault} />}
        </AddDialog>
      )}
    </div>
  );
}

type AddDialogProps = {
  usual: Retention;
  isSaving: boolean;
  onAdd: (project: string, retention: Retention) => void;
  onClose: () => void;
  children: React.ReactNode;
};

function AddDialog({ usual, isSaving, onAdd, onClose, children }: AddDialogProps) {
  const formId = useId();
  const [project, setProject] = useState("");
  const [draft, setDraft] = useState(draftOf(usual));
  const { retention, faults } = readRetention(draft);
  const name = project.trim();
  function submit(event: FormEvent) {
    event.preventDefault();
    if (retention && name !== "") onAdd(name, retention);
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Retention of a project"
      text="It goes before what holds for all projects."
      footer={
        <SaveButtons
          form={formId}
          isSaving={isSaving}
          isDisabled={!retention || name === ""}
          onClose={onClose}
        />
      }
    >
      <form id={formId} onSubmit={submit} className="grid gap-4" noValidate>
        {children}
        <Field label="Project" required>
          {(control) => (
            <Input {...control} value={project} onChange={(event) => setProject(event.target.value)} />
          )}
        </Field>
        <RetentionFields draft={draft} faults={faults} onChange={setDraft} />
      </form>
    </Dialog>
  );
}
