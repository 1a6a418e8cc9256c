"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId } from "react";
import type { NoticeSettings } from "#server/queries/read-notice-settings";
import type { NoticeChannel, NoticeMode } from "#workflows/notices/notice-kind";
import { readFault } from "../../_trpc/read-fault";
import { useTRPC } from "../../_trpc/trpc";
import { Select } from "../../_ui/select";
import { showToast } from "../../_ui/toast";
import { type Available, CHANNEL_LABELS, reachesPeople } from "./available";

type ChoiceTableProps = Pick<NoticeSettings, "kinds" | "modes"> & { available: Available };

const CHANNELS = ["in-app", "browser", "email", "slack"] as const satisfies readonly NoticeChannel[];
const MODE_LABELS: Record<NoticeMode, string> = { "at-once": "At once", digest: "Digest", off: "Off" };
const COLUMNS = "md:grid-cols-[minmax(0,1fr)_repeat(4,6.5rem)] md:items-center";

/** Each kind and each channel: at once, in a digest, or never. A choice holds as soon as it is made. */
export function ChoiceTable({ kinds, modes, available }: ChoiceTableProps) {
  const choose = useChoose();
  return (
    <div className="rounded-md border bg-surface">
      <div
        aria-hidden
        className={`hidden gap-3 border-b bg-sunken px-4 py-1.5 text-ink-2 text-xs md:grid ${COLUMNS}`}
      >
        <span>Kind</span>
        {CHANNELS.map((channel) => (
          <span key={channel}>{CHANNEL_LABELS[channel]}</span>
        ))}
      </div>
      <ul className="divide-y">
        {kinds.map(({ kind, label, help, modes: chosen }) => (
          <li key={kind} className={`grid gap-x-3 gap-y-2 px-4 py-2.5 max-md:grid-cols-2 ${COLUMNS}`}>
            <div className="min-w-0 max-md:col-span-2">
              <p className="font-medium text-sm">{label}</p>
              <p className="text-ink-2 text-sm">{help}</p>
            </div>
            {CHANNELS.map((channel) => (
              <ModeSelect
                key={channel}
                label={CHANNEL_LABELS[channel]}
                kindLabel={label}
                modes={modes[channel]}
                mode={chosen[channel]}
                isOpen={reachesPeople(channel, available)}
                onChoose={(mode) => choose({ kind, channel, mode })}
              />
            ))}
          </li>
        ))}
      </ul>
    </div>
  );
}

type ModeSelectProps = {
  label: string;
  kindLabel: string;
  modes: readonly NoticeMode[];
  mode: NoticeMode;
  isOpen: boolean;
  onChoose: (mode: NoticeMode) => void;
};

function ModeSelect({ label, kindLabel, modes, mode, isOpen, onChoose }: ModeSelectProps) {
  const id = useId();
  return (
    <div className="grid gap-1 text-sm">
      <label htmlFor={id} className="text-ink-2 text-xs md:sr-only">
        <span className="sr-only">{kindLabel}: </span>
        {label}
      </label>
      <Select
        id={id}
        value={isOpen ? mode : "off"}
        disabled={!isOpen}
        onChange={({ target }) => {
          const chosen = modes.find((known) => known === target.value);
          if (chosen) onChoose(chosen);
        }}
      >
        {modes.map((known) => (
          <option key={known} value={known}>
            {modes.length === 2 && known === "at-once" ? "On" : MODE_LABELS[known]}
          </option>
        ))}
      </Select>
    </div>
  );
}

/** Writes one choice; the page shows what the server answers. */
function useChoose() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.notifications.choose.mutationOptions({
      onError: (error) =>
        showToast("The choice was not kept", { kind: "failed", text: readFault(error).sentence }),
      onSettled: () => queryClient.invalidateQueries(trpc.notifications.settings.queryFilter()),
    }),
  ).mutate;
}
