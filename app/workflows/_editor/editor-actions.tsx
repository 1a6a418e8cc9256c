"use client";

import { Rocket, Save } from "lucide-react";
import Link from "next/link";
import { useId } from "react";
import { Button } from "../../_ui/button";
import { countOf } from "../../_ui/count-of";
import { Input } from "../../_ui/input";
import { Keys } from "../../_ui/keys";
import { launchPath, workflowPath } from "../find-workflows";

type EditorActionsProps = {
  /** Of a new file; null when it has its name for good. */
  name: string | null;
  onName: (name: string) => void;
  /** Where the workflow is in the library; null until it is there. */
  home: { pack: string; id: string } | null;
  isDirty: boolean;
  isSaving: boolean;
  errors: number;
  /** Null when nothing can be saved. */
  onSave: (() => void) | null;
};

/** What can be done with the text: name its file, save it, launch what was saved. */
export function EditorActions({ name, onName, home, isDirty, isSaving, errors, onSave }: EditorActionsProps) {
  return (
    <>
      {name !== null && <FileName name={name} onName={onName} />}
      {home && (
        <Button asChild tone="quiet">
          <Link href={workflowPath(home)}>Open its page</Link>
        </Button>
      )}
      {onSave && (
        <Button tone={isDirty ? "primary" : "plain"} onClick={onSave} disabled={isSaving || !isDirty}>
          <Save aria-hidden />
          {isSaving ? "Saving…" : errors > 0 ? `Save with ${countOf(errors, "error")}` : "Save"}
          <Keys keys="Mod+s" className="max-lg:hidden" />
        </Button>
      )}
      {home && !isDirty && errors === 0 && (
        <Button asChild tone="primary">
          <Link href={launchPath(home)}>
            <Rocket aria-hidden />
            Launch
          </Link>
        </Button>
      )}
    </>
  );
}

function FileName({ name, onName }: { name: string; onName: (name: string) => void }) {
  const id = useId();
  return (
    <span className="flex items-center gap-2 text-sm">
      <label htmlFor={id} className="text-ink-2">
        File
      </label>
      <Input
        id={id}
        value={name}
        onChange={(event) => onName(event.target.value)}
        className="h-8 w-52 font-mono text-xs"
      />
    </span>
  );
}
