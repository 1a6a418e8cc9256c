"use client";

import { X } from "lucide-react";
import { useId } from "react";
import type { AuditRow } from "#server/auth/list-audit";
import type { Member } from "#server/auth/members";
import { Button } from "../_ui/button";
import { type QueryChanges, typingStep } from "../_ui/change-query";
import { Input } from "../_ui/input";
import { Select } from "../_ui/select";
import { type AuditFilter, isFiltered, NO_FILTER } from "./audit-filter";

type AuditFilterBarProps = {
  filter: AuditFilter;
  members: readonly Member[];
  rows: readonly AuditRow[];
  onChange: (changes: QueryChanges, how?: "push" | "replace") => void;
};

/** Narrows the list; what can be chosen are the members and what the entries on the page name. */
export function AuditFilterBar({ filter, members, rows, onChange }: AuditFilterBarProps) {
  const actors = listActors(filter.actor, members, rows);
  return (
    <div className="grid grid-cols-2 items-end gap-2 p-4 sm:flex sm:flex-wrap sm:items-center">
      <Select
        aria-label="Actor"
        value={filter.actor ?? ""}
        onChange={(event) => onChange({ actor: event.target.value })}
        className="col-span-2 w-44 max-sm:w-full"
      >
        <option value="">All actors</option>
        {actors.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <SuggestInput
        label="Action"
        value={filter.action}
        suggestions={rows.map(({ action }) => action)}
        onChange={(action) => onChange({ action }, typingStep(filter.action ?? "", action))}
      />
      <SuggestInput
        label="Target"
        value={filter.target}
        suggestions={rows.map(({ target }) => target)}
        onChange={(target) => onChange({ target }, typingStep(filter.target ?? "", target))}
      />
      <DayInput label="From" value={filter.from} onChange={(from) => onChange({ from })} />
      <DayInput label="To" value={filter.to} onChange={(to) => onChange({ to })} />
      {isFiltered(filter) && (
        <Button tone="quiet" onClick={() => onChange(NO_FILTER)}>
          <X aria-hidden />
          Clear
        </Button>
      )}
    </div>
  );
}

function listActors(
  chosen: string | null,
  members: readonly Member[],
  rows: readonly AuditRow[],
): [id: string, name: string][] {
  const names = new Map(chosen === null ? [] : [[chosen, chosen]]);
  for (const { actor } of rows) names.set(actor.id, actor.name);
  for (const { id, name } of members) names.set(id, name);
  return [...names].sort(([, one], [, other]) => one.localeCompare(other));
}

type SuggestInputProps = {
  label: string;
  value: string | null;
  suggestions: readonly string[];
  onChange: (value: string) => void;
};

/** Takes the whole word, as the entries name it. */
function SuggestInput({ label, value, suggestions, onChange }: SuggestInputProps) {
  const id = useId();
  return (
    <>
      <Input
        aria-label={label}
        placeholder={label}
        list={id}
        value={value ?? ""}
        onChange={(event) => onChange(event.target.value)}
        className="w-44 max-sm:w-full"
      />
      <datalist id={id}>
        {[...new Set(suggestions)].map((suggestion) => (
          <option key={suggestion} value={suggestion} />
        ))}
      </datalist>
    </>
  );
}

type DayInputProps = { label: string; value: string | null; onChange: (value: string) => void };

function DayInput({ label, value, onChange }: DayInputProps) {
  const id = useId();
  return (
    <span className="flex min-w-0 gap-1.5 text-ink-2 text-sm max-sm:flex-col sm:items-center">
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        type="date"
        value={value ?? ""}
        onChange={(event) => onChange(event.target.value)}
        className="sm:w-38"
      />
    </span>
  );
}
