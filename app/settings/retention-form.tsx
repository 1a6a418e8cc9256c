"use client";

import { type FormEvent, useState } from "react";
import type { Retention } from "#server/auth/known-settings";
import { useMay } from "../_trpc/use-session";
import { Button } from "../_ui/button";
import { FormAlert } from "../_ui/form-alert";
import { OwnerOnly } from "./owner-only";
import { draftOf, readRetention } from "./read-retention";
import { RetentionFields } from "./retention-fields";
import { useSetting } from "./use-setting";

/** How long all projects keep what nobody needs for ever. */
export function RetentionForm({ value, version }: { value: Retention; version: number }) {
  const mayChange = useMay("settings.change");
  const [draft, setDraft] = useState(draftOf(value));
  const { set, isSaving, fault } = useSetting("The retention is saved");
  const { retention, faults } = readRetention(draft);
  const isChanged = JSON.stringify(retention) !== JSON.stringify(value);
  function submit(event: FormEvent) {
    event.preventDefault();
    if (retention) set({ key: "retention", value: retention }, version);
  }
  return (
    <form onSubmit={submit} className="grid justify-items-start gap-4" noValidate>
      {fault && <FormAlert fault={fault} />}
      <RetentionFields draft={draft} faults={faults} onChange={setDraft} isDisabled={!mayChange} />
      {mayChange ? (
        <Button type="submit" tone="primary" disabled={!retention || !isChanged || isSaving}>
          {isSaving ? "Saving…" : "Save"}
        </Button>
      ) : (
        <OwnerOnly />
      )}
    </form>
  );
}
