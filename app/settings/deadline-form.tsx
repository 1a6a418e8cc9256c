"use client";

import { type FormEvent, useState } from "react";
import type { KnownSettings } from "#server/auth/known-settings";
import { useMay } from "../_trpc/use-session";
import { Button } from "../_ui/button";
import { FormAlert } from "../_ui/form-alert";
import { Segments } from "../_ui/segments";
import { DeadlineFields } from "./deadline-fields";
import { OwnerOnly } from "./owner-only";
import { type DeadlineDraft, draftOf, NEW_DEADLINE, readDeadline } from "./read-deadline";
import { useSetting } from "./use-setting";

type DeadlineFormProps = { value: KnownSettings["deadline"]; version: number };

/** The time limit of requests whose step names none, and what follows when it passes. */
export function DeadlineForm({ value, version }: DeadlineFormProps) {
  const mayChange = useMay("settings.change");
  const [hasLimit, setLimit] = useState(value !== "none");
  const [draft, setDraft] = useState<DeadlineDraft>(value === "none" ? NEW_DEADLINE : draftOf(value));
  const { set, isSaving, fault } = useSetting("The time limit is saved");
  const read = readDeadline(draft);
  const wanted = hasLimit ? ("deadline" in read ? read.deadline : null) : ("none" as const);
  const isChanged = wanted === null || JSON.stringify(wanted) !== JSON.stringify(value);
  function submit(event: FormEvent) {
    event.preventDefault();
    if (wanted !== null) set({ key: "deadline", value: wanted }, version);
  }
  return (
    <form onSubmit={submit} className="grid justify-items-start gap-4" noValidate>
      {fault && <FormAlert fault={fault} />}
      <Segments
        legend="Time limit"
        name="has-limit"
        options={[
          { value: "none", label: "No time limit" },
          { value: "limit", label: "A time limit" },
        ]}
        value={hasLimit ? "limit" : "none"}
        onChange={(chosen) => setLimit(chosen === "limit")}
        disabled={!mayChange}
      />
      {hasLimit && <DeadlineFields draft={draft} read={read} onChange={setDraft} isDisabled={!mayChange} />}
      {mayChange ? (
        <Button type="submit" tone="primary" disabled={!isChanged || wanted === null || isSaving}>
          {isSaving ? "Saving…" : "Save"}
        </Button>
      ) : (
        <OwnerOnly />
      )}
    </form>
  );
}
