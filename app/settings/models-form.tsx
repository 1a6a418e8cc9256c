"use client";

import { type FormEvent, useState } from "react";
import { useMay } from "../_trpc/use-session";
import { Button } from "../_ui/button";
import { FormAlert } from "../_ui/form-alert";
import { Input } from "../_ui/input";
import { OwnerOnly } from "./owner-only";
import { useSetting } from "./use-setting";

type ModelsFormProps = {
  models: Readonly<Record<string, string>>;
  /** Of the setting, as it was read. */
  version: number;
  agents: readonly { id: string; title: string }[];
  defaultModel: string;
};

/** A model for each agent; an empty field is the default. */
export function ModelsForm({ models, version, agents, defaultModel }: ModelsFormProps) {
  const mayChange = useMay("settings.change");
  const [typed, setTyped] = useState<Record<string, string>>({ ...models });
  const { set, isSaving, fault } = useSetting("The models are saved");
  const others = Object.keys(models).filter((name) => !agents.some(({ id }) => id === name));
  const rows = [...agents, ...others.map((id) => ({ id, title: "" }))];
  const wanted = Object.fromEntries(
    Object.entries(typed).flatMap(([name, model]) => (model.trim() === "" ? [] : [[name, model.trim()]])),
  );
  const isChanged = JSON.stringify(wanted) !== JSON.stringify(models);
  function submit(event: FormEvent) {
    event.preventDefault();
    set({ key: "models", value: wanted }, version);
  }
  return (
    <form onSubmit={submit} className="grid justify-items-start gap-3">
      {fault && <FormAlert fault={fault} />}
      <ul className="w-full divide-y rounded-md border bg-surface">
        {rows.map(({ id, title }) => (
          <li
            key={id}
            className="grid items-center gap-x-4 gap-y-1 px-4 py-2 sm:grid-cols-[minmax(0,1fr)_20rem]"
          >
            <label htmlFor={`model-${id}`} className="text-sm">
              <span className="font-medium">{id}</span> <span className="text-ink-2">{title}</span>
            </label>
            <Input
              id={`model-${id}`}
              value={typed[id] ?? ""}
              placeholder={defaultModel}
              disabled={!mayChange}
              onChange={(event) => setTyped({ ...typed, [id]: event.target.value })}
              className="h-8 font-mono text-xs"
            />
          </li>
        ))}
      </ul>
      <p className="text-ink-2 text-sm">
        Write <code className="font-mono">offline</code>, or provider/model such as{" "}
        <code className="font-mono">openai/gpt-5</code> or{" "}
        <code className="font-mono">compatible/llama3</code>.
      </p>
      {mayChange ? (
        <Button type="submit" tone="primary" disabled={!isChanged || isSaving}>
          {isSaving ? "Saving…" : "Save"}
        </Button>
      ) : (
        <OwnerOnly />
      )}
    </form>
  );
}
