"use client";

import { FileUp } from "lucide-react";
import { type DragEvent, type ReactNode, useState } from "react";
import { cn } from "../_ui/cn";

/** UTF-16 units; a field is no place for books. */
const LONGEST = 200_000;

type FileIntoFieldProps = {
  onText: (text: string) => void;
  children: ReactNode;
};

/** Around a field for long text: a text file can be dropped on it, or chosen. */
export function FileIntoField({ onText, children }: FileIntoFieldProps) {
  const [isOver, setOver] = useState(false);
  const [fault, setFault] = useState<string | null>(null);

  async function take(file: File | undefined) {
    if (!file) return;
    const text = await file.text();
    const reason = whyNotText(file.name, text);
    setFault(reason);
    if (reason === null) onText(text);
  }
  function onDrop(event: DragEvent) {
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  }
  return (
    <fieldset
      onDragOver={(event) => {
        if (![...event.dataTransfer.types].includes("Files")) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
      className={cn(
        "relative grid min-w-0 gap-1 rounded-md",
        isOver && "outline-2 outline-ink outline-offset-2",
      )}
    >
      {children}
      <label className="inline-flex w-fit cursor-pointer items-center gap-1 rounded text-ink-2 text-xs hover:text-ink has-focus-visible:outline-2 has-focus-visible:outline-ink">
        <FileUp aria-hidden className="size-3.5" />
        From a file, or drop one here
        <input
          type="file"
          accept="text/*,.md,.txt,.csv,.json,.yaml,.yml,.log"
          className="sr-only"
          onChange={(event) => {
            void take(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
      </label>
      {fault && (
        <p role="alert" className="text-failed text-sm">
          {fault}
        </p>
      )}
    </fieldset>
  );
}

/** A sentence for what is not a text for a field; null when it is one. */
export function whyNotText(name: string, text: string): string | null {
  if (text.includes("\u0000") || text.includes("\ufffd")) return `${name} is not a text file.`;
  if (text.length > LONGEST)
    return `${name} is too long: at most ${LONGEST.toLocaleString("en")} characters.`;
  return null;
}
