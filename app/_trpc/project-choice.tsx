"use client";

import { useQuery } from "@tanstack/react-query";
import { Select } from "../_ui/select";
import { useTRPC } from "./trpc";

type ProjectChoiceProps = {
  /** Null for all of them, where `all` names that. */
  value: string | null;
  onChange: (project: string | null) => void;
  /** "All projects"; nothing where one has to be chosen. */
  all?: string;
};

/** Chooses a project; nothing while there is only one. */
export function ProjectChoice({ value, onChange, all }: ProjectChoiceProps) {
  const projects = useQuery(useTRPC().projects.list.queryOptions()).data?.items ?? [];
  const names = value === null || projects.includes(value) ? projects : [...projects, value];
  if (names.length < 2) return null;
  return (
    <Select
      aria-label="Project"
      value={value ?? ""}
      onChange={(event) => onChange(event.target.value || null)}
      className="w-44 [&>select]:h-8 [&>select]:text-sm"
    >
      {all && <option value="">{all}</option>}
      {names.map((name) => (
        <option key={name}>{name}</option>
      ))}
    </Select>
  );
}
