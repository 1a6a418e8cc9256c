"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { BookmarkPlus } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import type { RunView } from "#server/orders/run-views";
import { readFault } from "../_trpc/read-fault";
import { useTRPC } from "../_trpc/trpc";
import { useMay } from "../_trpc/use-session";
import { Button } from "../_ui/button";
import { Checkbox } from "../_ui/checkbox";
import { Field } from "../_ui/field";
import { Input } from "../_ui/input";
import { Popover } from "../_ui/popover";
import { joinQueries, writeRunQuery } from "./run-query";
import { type RunsAddress, viewPath } from "./run-views";

type SaveViewProps = { address: RunsAddress; columns: readonly string[]; hasOwnColumns: boolean };

/** Keeps what the list shows as a view: a new one, or over the one that is open. */
export function SaveView({ address, columns, hasOwnColumns }: SaveViewProps) {
  const trpc = useTRPC();
  const mayKeep = useMay("views.write");
  const { data: views } = useQuery(trpc.views.list.queryOptions());
  const [isOpen, setOpen] = useState(false);
  const query = writeRunQuery(joinQueries(address.fixed, address.own));
  const open = views?.find(({ id }) => id === address.view);
  const isChanged = open === undefined ? query !== "" : open.query !== query || hasOwnColumns;
  if (!mayKeep || (!isChanged && !open?.isMine)) return null;
  return (
    <Popover
      label="Keep this view"
      align="end"
      className="w-80"
      open={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button tone="quiet">
          <BookmarkPlus aria-hidden />
          {open?.isMine ? "Change view" : "Save view"}
        </Button>
      }
    >
      <ViewForm
        key={open?.id}
        open={open?.isMine ? open : undefined}
        content={{ query, columns: [...columns] }}
        onDone={() => setOpen(false)}
      />
    </Popover>
  );
}

type ViewFormProps = {
  open: RunView | undefined;
  content: Pick<RunView, "query" | "columns">;
  onDone: () => void;
};

function ViewForm({ open, content, onDone }: ViewFormProps) {
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [name, setName] = useState(open?.name ?? "");
  const [isTeams, setTeams] = useState(open?.isTeams ?? false);
  const after = (path: string) => {
    onDone();
    void queryClient.invalidateQueries(trpc.views.pathFilter());
    router.push(path);
  };
  const save = useMutation(
    trpc.views.save.mutationOptions({ onSuccess: (view) => after(viewPath(view.id, view.query)) }),
  );
  const remove = useMutation(trpc.views.remove.mutationOptions({ onSuccess: () => after("/runs") }));
  const fault = save.error ?? remove.error;
  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate({ ...content, name, isTeams, ...(open && { id: open.id, version: open.version }) });
  }
  return (
    <form onSubmit={submit} className="grid gap-3">
      <Field label="Name" required error={fault && readFault(fault).sentence}>
        {(control) => (
          <Input {...control} value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      <Checkbox
        label="For the whole team"
        help="Everybody sees it; only you can change it."
        checked={isTeams}
        onChange={(event) => setTeams(event.target.checked)}
      />
      <p className="text-ink-2 text-xs [overflow-wrap:anywhere]">
        Shows <code className="font-mono">{content.query || "all runs"}</code>
      </p>
      <div className="flex flex-wrap justify-end gap-2">
        {open && (
          <Button tone="danger" onClick={() => remove.mutate({ id: open.id })} disabled={remove.isPending}>
            Remove
          </Button>
        )}
        <Button type="submit" tone="primary" disabled={save.isPending || name.trim() === ""}>
          {open ? "Save over it" : "Save view"}
        </Button>
      </div>
    </form>
  );
}
