"use client";

import { Monitor, Moon, Sun, SunMoon } from "lucide-react";
import { useTheme } from "next-themes";
import { IconButton } from "../_ui/icon-button";
import { Menu, MenuChoice } from "../_ui/menu";

const THEMES = [
  { value: "light", label: "Light", icon: <Sun aria-hidden /> },
  { value: "dark", label: "Dark", icon: <Moon aria-hidden /> },
  { value: "system", label: "As the system", icon: <Monitor aria-hidden /> },
];

export function ThemeChoice() {
  const { theme = "system", setTheme } = useTheme();
  return <MenuChoice label="Theme" value={theme} onChange={setTheme} choices={THEMES} />;
}

export function ThemeMenu({ side }: { side?: "right" | "bottom" }) {
  return (
    <Menu trigger={<IconButton label="Theme" icon={<SunMoon />} />} side={side} align="end">
      <ThemeChoice />
    </Menu>
  );
}
