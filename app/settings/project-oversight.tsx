"use client";

import { type FormEvent, useState } from "react";
import { Oversight } from "#workflows/run/signals";
import { useMay } from "../_trpc/use-session";
import { Button } from "../_ui/button";
import { FormAlert } from "../_ui/form-alert";
import { Input } from "../_ui/input";
import { sayOversight } from "../_ui/say-oversight";
import { Select } from "../_ui/select";
import { OwnerOnly } from "./owner-only";
import { ProjectList } from "./project-list";
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
      <ProjectList values={values} say={sayOversight} onRemove={mayChange ? remove : null} />
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
