"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { X } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { Tag } from "#workflows/run/tag";
import { readFault } from "../_trpc/read-fault";
import { useTRPC } from "../_trpc/trpc";
import { Button } from "../_ui/button";
import { Dialog } from "../_ui/dialog";
import { Field } from "../_ui/field";
import { Input } from "../_ui/input";
import type { RunItem } from "./run-item";

type TagsDialogProps = { run: Pick<RunItem, "id" | "title" | "tags">; onClose: () => void };

/** Puts tags on a run and takes them away; each change is kept at once. */
export function TagsDialog({ run, onClose }: TagsDialogProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const formId = useId();
  const [tags, setTags] = useState<readonly string[]>(run.tags);
  const [typed, setTyped] = useState("");
  const [fault, setFault] = useState<string | null>(null);
  const change = useMutation(
    trpc.runs.tag.mutationOptions({
      onSuccess: (answer) => {
        setTags(answer.tags);
        setTyped("");
        void queryClient.invalidateQueries(trpc.runs.list.pathFilter());
        void queryClient.invalidateQueries(trpc.runs.tags.pathFilter());
      },
      onError: (error) => setFault(readFault(error).sentence),
    }),
  );
  const send = (add: string[], remove: string[]) => {
    setFault(null);
    change.mutate({ runId: run.id, add, remove });
  };
  function add(event: FormEvent) {
    event.preventDefault();
    const tag = Tag.safeParse(typed);
    if (tag.success) send([tag.data], []);
    else setFault(`A tag ${tag.error.issues[0]?.message ?? "is one word"}.`);
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      width="sm"
      title="Tags"
      text={run.title}
      footer={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button
            type="submit"
            form={formId}
            tone="primary"
            disabled={change.isPending || typed.trim() === ""}
          >
            Add
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={add} className="grid gap-3" noValidate>
        <Field label="New tag" required error={fault} help="One word, such as web or q3.">
          {(control) => (
            <Input
              {...control}
              value={typed}
              maxLength={60}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
        <ul aria-label="Tags of this run" className="flex flex-wrap gap-1.5 empty:hidden">
          {tags.map((tag) => (
            <li key={tag}>
              <Button
                size="sm"
                aria-label={`Remove ${tag}`}
                disabled={change.isPending}
                onClick={() => send([], [tag])}
              >
                {tag}
                <X aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
      </form>
    </Dialog>
  );
}
