import {
  Bot,
  CircleHelp,
  Inbox,
  Layers,
  type LucideIcon,
  Rocket,
  ScrollText,
  Settings,
  Workflow,
} from "lucide-react";

export type Place = { href: string; label: string; icon: LucideIcon; keys?: string };

/** Where one can go, in the order of the rail. */
export const PLACES = [
  { href: "/runs", label: "Runs", icon: Layers, keys: "g r" },
  { href: "/inbox", label: "Inbox", icon: Inbox, keys: "g i" },
  { href: "/launch", label: "Launch", icon: Rocket, keys: "g l" },
  { href: "/workflows", label: "Workflows", icon: Workflow, keys: "g w" },
  { href: "/agents", label: "Agents", icon: Bot, keys: "g a" },
  { href: "/audit", label: "Audit", icon: ScrollText },
  { href: "/settings", label: "Settings", icon: Settings, keys: "g s" },
] as const satisfies readonly Place[];

/** The guides and words; beside the places, because it is not one where work is done. */
export const HELP: Place = { href: "/help", label: "Help", icon: CircleHelp, keys: "g h" };

/** How many places the bar of a narrow screen shows before "More". */
export const PLACES_IN_BAR = 4;

/** Whether the page at `path` belongs to the place. */
export function isAt(place: Place, path: string): boolean {
  return path === place.href || path.startsWith(`${place.href}/`);
}

/** Pages for people who are not signed in: no rail, nothing to go to. */
export function isBarePage(path: string): boolean {
  return ["/login", "/setup", "/join"].includes(path);
}
