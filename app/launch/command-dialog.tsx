"use client";

import { useState } from "react";
import { newRequestId } from "../_trpc/new-request-id";
import { CopyButton } from "../_ui/copy-button";
import { Dialog } from "../_ui/dialog";
import { Segments } from "../_ui/segments";
import type { LaunchOrder } from "./launch-draft";
import { writeCli, writeOrderFile } from "./write-cli";
import { writeCurl } from "./write-curl";

const FORMS = [
  { value: "curl", label: "curl" },
  { value: "cli", label: "CLI" },
  { value: "yaml", label: "YAML" },
] as const;
export type CommandForm = (typeof FORMS)[number]["value"];

const WRITERS: Record<CommandForm, (origin: string, order: LaunchOrder, requestId: string) => string> = {
  curl: writeCurl,
  cli: writeCli,
  yaml: (_, order, requestId) => writeOrderFile(order, requestId),
};

const HOW: Record<CommandForm, string> = {
  curl: "Runs anywhere.",
  cli: "Paste it into a shell in the project's folder; it answers with the address of the run.",
  yaml: "Keep it as a file, and start it in the project's folder: npm run launch -- order.yaml",
};

type CommandDialogProps = { order: LaunchOrder; first: CommandForm; onClose: () => void };

/** Shows what starts the same run from a script: a command, or the order as a file. */
export function CommandDialog({ order, first, onClose }: CommandDialogProps) {
  const [form, setForm] = useState(first);
  const [requestId] = useState(newRequestId);
  const command = WRITERS[form](window.location.origin, order, requestId);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      width="lg"
      title="Start this run from a script"
      text="Put an API key into BOTARMY_API_KEY first; owners make keys under Settings. The same requestId gives the same run again, another one a new run."
    >
      <div className="grid gap-3">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Segments legend="Copy as" name="command-form" options={FORMS} value={form} onChange={setForm} />
          <p className="text-ink-2 text-sm wrap-anywhere">{HOW[form]}</p>
        </div>
        <div className="relative rounded-md border bg-sunken">
          <CopyButton text={command} label={`Copy the ${form}`} className="absolute top-1.5 right-1.5" />
          <pre
            data-command={form}
            className="max-h-[45dvh] overflow-auto whitespace-pre-wrap p-3 pr-10 font-mono text-xs [overflow-wrap:anywhere]"
          >
            {command}
          </pre>
        </div>
      </div>
    </Dialog>
  );
}
