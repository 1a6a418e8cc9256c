"use client";

import { Keyboard, Search } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { Button } from "../_ui/button";
import { IconButton } from "../_ui/icon-button";
import { Tooltip } from "../_ui/tooltip";
import { Bell } from "./bell/bell";
import type { FrameData } from "./frame-data";
import { Mark } from "./mark";
import { PersonMenu } from "./person-menu";
import { PlaceLink } from "./place-link";
import { HELP, isAt, PLACES } from "./places";
import { ThemeMenu } from "./theme-menu";

type RailProps = FrameData & {
  isBellOpen: boolean;
  onBell: (open: boolean) => void;
  onShowShortcuts: () => void;
  onShowPalette: () => void;
};

/** The thin rail of wide screens. */
export function Rail({ person, openApprovals, unreadNotices, onSignOut, ...shows }: RailProps) {
  const path = usePathname();
  return (
    <div className="sticky top-0 flex h-dvh w-(--rail-width) flex-col items-center border-r bg-sunken py-2 max-md:hidden print:hidden">
      <nav
        aria-label="Main"
        className="flex w-full min-h-0 flex-1 flex-col items-center overflow-y-auto px-1.5 py-0.5"
      >
        <Link href="/runs" aria-label="BotArmy, to the runs" className="mb-2 rounded-md p-1.5">
          <Mark className="size-6" />
        </Link>
        <ul className="grid w-full gap-0.5">
          {PLACES.map((place) => (
            <li key={place.href}>
              <PlaceLink
                place={place}
                isCurrent={isAt(place, path)}
                count={place.href === "/inbox" ? openApprovals : undefined}
              />
            </li>
          ))}
        </ul>
      </nav>
      <div className="grid justify-items-center gap-0.5 pt-1">
        <Bell unread={unreadNotices} open={shows.isBellOpen} onOpenChange={shows.onBell} />
        <IconButton label="Find anything" keys="Mod+k" icon={<Search />} onClick={shows.onShowPalette} />
        <IconButton label="Keyboard shortcuts" keys="?" icon={<Keyboard />} onClick={shows.onShowShortcuts} />
        <nav aria-label="Help">
          <HelpLink />
        </nav>
        <ThemeMenu side="right" />
        <PersonMenu person={person} onSignOut={onSignOut} side="right" />
      </div>
    </div>
  );
}

function HelpLink() {
  return (
    <Tooltip text={HELP.label} keys={HELP.keys} side="right">
      <Button asChild tone="quiet" className="w-8 px-0">
        <Link href={HELP.href} aria-label={HELP.label}>
          <HELP.icon aria-hidden />
        </Link>
      </Button>
    </Tooltip>
  );
}
