"use client";

import { LogOut, UserRound } from "lucide-react";
import { Button } from "../_ui/button";
import { Menu, MenuChoice, MenuItem, MenuLine } from "../_ui/menu";
import { setPreference, usePreference } from "../_ui/preferences";
import type { Person } from "./frame-data";

type PersonMenuProps = {
  /** Null while it is being asked for. */
  person: Person | null;
  onSignOut: () => void;
  side?: "right" | "bottom" | "top";
};

/** Who is signed in, and what is set for them in this browser. */
export function PersonMenu({ person, onSignOut, side }: PersonMenuProps) {
  return (
    <Menu
      side={side}
      align="end"
      trigger={
        <Button
          tone="quiet"
          aria-label={person ? `Signed in as ${person.name}` : "Account"}
          className="w-9 px-0"
        >
          {person ? <Initials name={person.name} /> : <UserRound aria-hidden />}
        </Button>
      }
    >
      {person && (
        <div className="px-2 py-1.5">
          <p className="font-medium text-sm">{person.name}</p>
          <p className="text-ink-2 text-xs">
            {person.email} · {person.role}
          </p>
        </div>
      )}
      <MenuLine />
      <TimeZoneChoice />
      <MenuLine />
      <MenuItem icon={<LogOut aria-hidden />} onSelect={onSignOut}>
        Sign out
      </MenuItem>
    </Menu>
  );
}

function TimeZoneChoice() {
  const timeZone = usePreference("timeZone");
  return (
    <MenuChoice
      label="Times in"
      value={timeZone}
      onChange={(value) => setPreference("timeZone", value === "utc" ? "utc" : "local")}
      choices={[
        { value: "local", label: "My time zone" },
        { value: "utc", label: "UTC" },
      ]}
    />
  );
}

function Initials({ name }: { name: string }) {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => [...(word ?? "")][0] ?? "",
  );
  return (
    <span
      aria-hidden
      className="grid size-7 place-items-center rounded-full border border-line-strong bg-surface font-medium text-2xs text-ink uppercase"
    >
      {letters.join("")}
    </span>
  );
}
