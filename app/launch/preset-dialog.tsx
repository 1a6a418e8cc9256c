"use client";

import { type FormEvent, useId, useState } from "react";
import type { LaunchPreset } from "#server/orders/launch-presets";
import { readFault } from "../_trpc/read-fault";
import { Button } from "../_ui/button";
import { Checkbox } from "../_ui/checkbox";
import { Dialog } from "../_ui/dialog";
import { Field } from "../_ui/field";
import { Input } from "../_ui/input";
import { newPresetId, type PresetContent, presetNamed, presetOrder } from "./preset-order";
import { usePresetChange, usePresets } from "./use-presets";

type PresetDialogProps = {
  content: PresetContent;
  /** Given: it is renamed or shared. Else a new one is saved, over one's own of the same name. */
  preset?: LaunchPreset;
  /** The name to begin with. */
  name?: string;
  onClose: () => void;
};

/** Names a preset and says whom it is for. */
export function PresetDialog({ content, preset, name: first = "", onClose }: PresetDialogProps) {
  const presets = usePresets();
  const { save } = usePresetChange(onClose);
  const [id] = useState(newPresetId);
  const [name, setName] = useState(preset?.name ?? first);
  const before = preset ?? presetNamed(presets, content, name);
  const [chosen, setTeams] = useState<boolean | null>(null);
  const isTeams = chosen ?? before?.isTeams ?? false;
  const formId = useId();
  const isReplacing = preset === undefined && before !== undefined;

  function submit(event: FormEvent) {
    event.preventDefault();
    // The form of the launch, in which it stands, must not be sent with it.
    event.stopPropagation();
    if (name.trim() !== "") save.mutate(presetOrder(content, { name: name.trim(), isTeams }, before, id));
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={preset ? "Change the preset" : "Save as preset"}
      text={preset ? undefined : "Keeps the form as it is now; it stands under Launch, ready to start from."}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={formId} tone="primary" disabled={name.trim() === "" || save.isPending}>
            {save.isPending ? "Saving…" : isReplacing ? "Replace" : "Save"}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="grid gap-4" noValidate>
        <Field
          label="Name"
          required
          help={isReplacing ? "You have a preset of this name: it gets what the form holds now." : undefined}
          error={save.error && readFault(save.error).sentence}
        >
          {(control) => (
            <Input
              {...control}
              maxLength={80}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Checkbox
          label="For the whole team"
          help="Everybody may start from it; only you can change it."
          checked={isTeams}
          onChange={(event) => setTeams(event.target.checked)}
        />
      </form>
    </Dialog>
  );
}
