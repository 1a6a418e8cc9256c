"use client";

import { X } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Oversight } from "#workflows/run/signals";
import { useMay } from "../_trpc/use-session";
import { Button } from "../_ui/button";
import { FormAlert } from "../_ui/form-alert";
import { Input } from "../_ui/input";
import { sayOversight } from "../_ui/say-oversight";
import { Select } from "../_ui/select";
import { OwnerOnly } from "./owner-only";
import { useSetting } from "./use-setting";

type ProjectOversightProps = { values: Readonly<Record<string, Oversight>>; version: number };

/** Levels of single projects; each change is saved at once. */
export function ProjectOversight({ values, version }: ProjectOversightProps) {
  const mayChange = useMay("settings.change");
  const [project, setProject] = useState("");
  const [level, setLevel] = useState<Oversight>("medium");
  const { set, isSaving, fault } = useSetting("The projects' oversight is saved");
  const save = (value: Record<string, Oversight>) => set({ key: "oversightByProject", value }, version);
  function add(event: FormEvent) {
    event.preventDefault();
    if (project.trim() !== "") save({ ...values, [project.trim()]: level });
  }
  function remove(name: string) {
    const { [name]: _, ...rest } = values;
    save(rest);
  }
  return (
    <div className="grid justify-items-start gap-3">
      {fault && <FormAlert fault={fault} />}
      {Object.keys(values).length > 0 && (
        <ul className="w-full divide-y rounded-md border bg-surface text-sm">
          {Object.entries(values).map(([name, chosen]) => (
            <li key={name} className="flex items-center gap-3 px-4 py-1.5">
              <span className="flex-1 font-medium">{name}</span>
              <span className="text-ink-2">{sayOversight(chosen)}</span>
              {mayChange && (
                <Button
                  tone="quiet"
                  size="sm"
                  aria-label={`Remove ${name}`}
                  className="w-7 px-0"
                  onClick={() => remove(name)}
                >
                  <X aria-hidden />
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayChange ? (
        <form onSubmit={add} className="flex flex-wrap items-center gap-2">
          <Input
            aria-label="Project"
            placeholder="Project"
            value={project}
            onChange={(event) => setProject(event.target.value)}
            className="w-48"
          />
          <Select
            aria-label="Oversight"
            value={level}
            onChange={(event) =>
              setLevel(Oversight.options.find((one) => one === event.target.value) ?? level)
            }
            className="w-auto"
          >
            {Oversight.options.map((one) => (
              <option key={one} value={one}>
                {sayOversight(one)}
              </option>
            ))}
          </Select>
          <Button type="submit" disabled={isSaving || project.trim() === ""}>
            Add
          </Button>
        </form>
      ) : (
        <OwnerOnly />
      )}
    </div>
  );
}
