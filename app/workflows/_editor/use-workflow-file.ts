"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { SavedWorkflow } from "#server/orders/save-workflow";
import { type RequestFault, readFault } from "../../_trpc/read-fault";
import { useTRPC } from "../../_trpc/trpc";
import { announce } from "../../_ui/announcer";

/** A text of the library that is being written; `sha` is null for a file that is not there yet. */
export type StoredFile = { file: string; source: string; sha: string | null };

/** Somebody else's text, met when saving; `sha` null: they removed the file. */
export type Conflict = { source: string; sha: string | null };

/** Saves over what the writer has seen, and nothing else. */
export function useWorkflowFile(start: StoredFile, onSaved: (saved: SavedWorkflow, source: string) => void) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [stored, setStored] = useState(start);
  const [saved, setSaved] = useState<SavedWorkflow | null>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [fault, setFault] = useState<RequestFault | null>(null);
  const order = useMutation(trpc.workflows.save.mutationOptions());

  async function save(file: string, source: string, sha = stored.sha) {
    setFault(null);
    try {
      const answer = await order.mutateAsync({ file, source, ...(sha !== null && { baseSha: sha }) });
      setStored({ file: answer.file, source, sha: answer.version });
      setConflict(null);
      setSaved(answer);
      onSaved(answer, source);
      announce("The workflow is saved");
      void queryClient.invalidateQueries(trpc.workflows.pathFilter());
    } catch (error) {
      const refusal = readFault(error);
      setConflict(readConflict(refusal));
      setFault(refusal);
    }
  }
  /** Goes on from the other text. */
  function take(source: string, sha: string | null) {
    setStored({ ...stored, source, sha });
    setConflict(null);
    setFault(null);
  }
  return { stored, saved, conflict, fault, isSaving: order.isPending, save, take };
}

function readConflict({ reason, details }: RequestFault): Conflict | null {
  if (reason !== "content-changed" || !("currentSha" in details)) return null;
  const { currentSha, currentSource } = details;
  return {
    sha: typeof currentSha === "string" ? currentSha : null,
    source: typeof currentSource === "string" ? currentSource : "",
  };
}
