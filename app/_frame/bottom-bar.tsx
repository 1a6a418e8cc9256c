"use client";

import { Bell, Ellipsis, Search } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { Menu, MenuItem, MenuLine } from "../_ui/menu";
import { UnreadCount } from "./bell/bell";
import type { FrameData } from "./frame-data";
import { PersonMenu } from "./person-menu";
import { PlaceLink } from "./place-link";
import { HELP, isAt, PLACES, PLACES_IN_BAR } from "./places";
import { ThemeChoice } from "./theme-menu";

type BottomBarProps = FrameData & { onBell: (open: boolean) => void; onShowPalette: () => void };

/** The bar of narrow screens, at the bottom where thumbs are; it holds what the rail holds. */
export function BottomBar({ person, openApprovals, unreadNotices, onSignOut, ...shows }: BottomBarProps) {
  const path = usePathname();
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-30 flex h-(--bar-height) items-start gap-1 border-t bg-sunken px-1.5 pt-1 md:hidden print:hidden"
    >
      {PLACES.slice(0, PLACES_IN_BAR).map((place) => (
        <PlaceLink
          key={place.href}
          place={place}
          isCurrent={isAt(place, path)}
          count={place.href === "/inbox" ? openApprovals : undefined}
        />
      ))}
      <MorePlaces unreadNotices={unreadNotices} {...shows} />
      <div className="flex h-12 shrink-0 items-center">
        <PersonMenu person={person} onSignOut={onSignOut} side="top" />
      </div>
    </nav>
  );
}

type MoreProps = Pick<BottomBarProps, "unreadNotices" | "onBell" | "onShowPalette">;

function MorePlaces({ unreadNotices, onBell, onShowPalette }: MoreProps) {
  return (
    <Menu
      side="top"
      trigger={
        <button
          type="button"
          className="relative flex h-12 w-full flex-col items-center justify-center gap-0.5 rounded-md text-2xs text-ink-2 hover:bg-hover focus-visible:outline-offset-[-2px]"
        >
          <Ellipsis aria-hidden strokeWidth={1.75} className="size-4.5" />
          More
          {unreadNotices > 0 && (
            <UnreadCount count={unreadNotices} className="absolute top-1 left-1/2 ml-1.5" />
          )}
        </button>
      }
    >
      <MenuItem icon={<Bell aria-hidden />} onSelect={() => onBell(true)}>
        Notifications{unreadNotices > 0 && ` (${unreadNotices})`}
      </MenuItem>
      <MenuItem icon={<Search aria-hidden />} onSelect={onShowPalette}>
        Find anything
      </MenuItem>
      <MenuLine />
      {[...PLACES.slice(PLACES_IN_BAR), HELP].map(({ href, label, icon: Icon }) => (
        <MenuItem key={href} asChild>
          <Link href={href}>
            <Icon aria-hidden />
            {label}
          </Link>
        </MenuItem>
      ))}
      <MenuLine />
      <ThemeChoice />
    </Menu>
  );
}
