"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Lock } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Oversight } from "#workflows/run/signals";
import { readFault } from "../_trpc/read-fault";
import { useTRPC } from "../_trpc/trpc";
import { useMay } from "../_trpc/use-session";
import { Button } from "../_ui/button";
import { FormAlert } from "../_ui/form-alert";
import { explainOversight, sayOversight } from "../_ui/say-oversight";
import { Segments } from "../_ui/segments";
import { showToast } from "../_ui/toast";

type OversightFormProps = {
  value: Oversight;
  /** Of the setting, as it was read: somebody else's change in between is not written over. */
  version: number;
};

export function OversightForm({ value, version }: OversightFormProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const mayChange = useMay("settings.change");
  const [chosen, setChosen] = useState(value);
  const set = useMutation(
    trpc.settings.set.mutationOptions({
      onSuccess: () => showToast("New runs begin with this oversight", { kind: "done" }),
      onSettled: () => queryClient.invalidateQueries(trpc.settings.get.queryFilter()),
    }),
  );

  function submit(event: FormEvent) {
    event.preventDefault();
    set.mutate({ setting: { key: "oversight", value: chosen }, version });
  }

  return (
    <form onSubmit={submit} className="grid justify-items-start gap-3">
      {set.error && <FormAlert fault={readFault(set.error)} />}
      <Segments
        legend="Oversight of new runs"
        name="usual-oversight"
        options={Oversight.options.map((level) => ({ value: level, label: sayOversight(level) }))}
        value={chosen}
        onChange={setChosen}
        disabled={!mayChange}
      />
      <p className="text-ink-2 text-sm">{explainOversight(chosen)}</p>
      {mayChange ? (
        <Button type="submit" tone="primary" disabled={chosen === value || set.isPending}>
          {set.isPending ? "Saving…" : "Save"}
        </Button>
      ) : (
        <p className="flex items-center gap-1.5 text-ink-2 text-sm">
          <Lock aria-hidden className="size-3.5 text-ink-3" />
          Only an owner can change this.
        </p>
      )}
    </form>
  );
}
