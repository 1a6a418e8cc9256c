"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { NoticeSettings } from "#server/queries/read-notice-settings";
import { readFault } from "../../_trpc/read-fault";
import { useTRPC } from "../../_trpc/trpc";
import { Button } from "../../_ui/button";
import { Field } from "../../_ui/field";
import { FormAlert } from "../../_ui/form-alert";
import { Input } from "../../_ui/input";
import { Select } from "../../_ui/select";
import { showToast } from "../../_ui/toast";

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** When collected messages come: every full hour, or once a day in the person's zone. */
export function DigestForm({ digest }: { digest: NoticeSettings["digest"] }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { isChosen, ...given } = digest;
  const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [time, setTime] = useState(isChosen ? given : { ...given, timeZone: ownZone });
  const save = useMutation(
    trpc.notifications.setDigest.mutationOptions({
      onSuccess: () => showToast("The digest's time is kept", { kind: "done" }),
      onSettled: () => queryClient.invalidateQueries(trpc.notifications.settings.queryFilter()),
    }),
  );
  const fault = save.error && readFault(save.error);

  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate(time);
  }

  return (
    <form onSubmit={submit} className="grid gap-4">
      {fault && fault.field !== "timeZone" && <FormAlert fault={fault} />}
      <div className="flex flex-wrap gap-3">
        <Field label="Comes" required className="w-36">
          {(control) => (
            <Select
              {...control}
              value={time.every}
              onChange={({ target }) => setTime({ ...time, every: target.value === "hour" ? "hour" : "day" })}
            >
              <option value="hour">Every hour</option>
              <option value="day">Every day</option>
            </Select>
          )}
        </Field>
        {time.every === "day" && (
          <Field label="At" required className="w-28">
            {(control) => (
              <Select
                {...control}
                value={time.hour}
                onChange={({ target }) => setTime({ ...time, hour: Number(target.value) })}
              >
                {HOURS.map((hour) => (
                  <option key={hour} value={hour}>
                    {String(hour).padStart(2, "0")}:00
                  </option>
                ))}
              </Select>
            )}
          </Field>
        )}
        <Field
          label="Time zone"
          required
          className="min-w-48 flex-1"
          error={fault?.field === "timeZone" ? fault.sentence : null}
        >
          {(control) => (
            <Input
              {...control}
              value={time.timeZone}
              onChange={({ target }) => setTime({ ...time, timeZone: target.value })}
            />
          )}
        </Field>
      </div>
      <div>
        <Button type="submit" disabled={save.isPending}>
          {save.isPending ? "Keeping it…" : "Keep this time"}
        </Button>
      </div>
    </form>
  );
}
