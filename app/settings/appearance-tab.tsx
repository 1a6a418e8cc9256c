"use client";

import { useTheme } from "next-themes";
import { Checkbox } from "../_ui/checkbox";
import { Loading } from "../_ui/loading";
import { setPreference, usePreference } from "../_ui/preferences";
import { RadioCards } from "../_ui/radio-cards";
import { AbsoluteTime } from "../_ui/relative-time";
import { useServerClock } from "../_ui/server-clock";
import { useIsHydrated } from "../_ui/use-is-hydrated";
import { SettingsPart } from "./settings-part";

const THEMES = [
  { value: "light", title: "Light" },
  { value: "dark", title: "Dark" },
  { value: "system", title: "As the system" },
] as const;

/** How the pages look and answer in this browser. */
export function AppearanceTab() {
  return useIsHydrated() ? <Appearance /> : <Loading text="Loading…" rows={2} />;
}

function Appearance() {
  const { theme = "system", setTheme } = useTheme();
  const timeZone = usePreference("timeZone");
  const singleKeys = usePreference("singleKeys");
  return (
    <SettingsPart title="Appearance" text="Kept in this browser; nobody else sees a difference.">
      <RadioCards
        legend="Theme"
        name="theme"
        cards={THEMES}
        value={THEMES.find(({ value }) => value === theme)?.value ?? "system"}
        onChange={setTheme}
      />
      <RadioCards
        legend="Times in"
        name="timeZone"
        cards={[
          { value: "local", title: "My time zone" },
          { value: "utc", title: "UTC" },
        ]}
        value={timeZone}
        onChange={(value) => setPreference("timeZone", value)}
      />
      <Now />
      <Checkbox
        label="Shortcuts of a single key"
        help="They rest while you type. Switch them off if they get in the way of your keyboard or voice control; ? lists them all."
        checked={singleKeys === "on"}
        onChange={(event) => setPreference("singleKeys", event.target.checked ? "on" : "off")}
      />
    </SettingsPart>
  );
}

const MINUTE = 60_000;

function Now() {
  const minute = useServerClock((now) => now - (now % MINUTE));
  return (
    <p className="-mt-2 text-ink-2 text-sm">
      It is now <AbsoluteTime at={new Date(minute).toISOString()} />.
    </p>
  );
}
