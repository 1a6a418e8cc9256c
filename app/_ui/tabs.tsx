"use client";

import { Tabs as Radix } from "radix-ui";
import { type ReactNode, useEffect, useRef } from "react";
import { cn } from "./cn";
import { useIsHydrated } from "./use-is-hydrated";

export type Tab<Value extends string> = {
  value: Value;
  label: ReactNode;
  count?: number | undefined;
};

type TabsProps<Value extends string> = {
  label: string;
  tabs: readonly Tab<Value>[];
  /** The open tab; the page keeps it in the address. */
  value: Value;
  onChange: (value: Value) => void;
  className?: string;
  /** The `TabPanel`s. */
  children: ReactNode;
};

/** As high as the row of tabs that comes. */
const NO_ROW = "before:block before:h-9 before:border-b pointer-coarse:before:h-11";

/** Drawn by the browser only: the primitives write styles into the page's text, which its policy forbids. */
export function Tabs<Value extends string>(props: TabsProps<Value>) {
  const isHydrated = useIsHydrated();
  const row = useOpenTabInView(`${props.value} of ${props.tabs.length}`, isHydrated);
  const find = (value: string) => props.tabs.find((tab) => tab.value === value);
  if (!isHydrated) return <div className={cn(NO_ROW, props.className)} />;
  return (
    <Radix.Root
      value={props.value}
      onValueChange={(value) => {
        const tab = find(value);
        if (tab) props.onChange(tab.value);
      }}
      className={cn("flex min-h-0 min-w-0 flex-col", props.className)}
    >
      <Radix.List
        ref={row}
        aria-label={props.label}
        className="flex shrink-0 gap-1 overflow-x-auto overflow-y-hidden border-b px-2 [scrollbar-width:none] print:hidden"
      >
        {props.tabs.map((tab) => (
          <Radix.Trigger
            key={tab.value}
            value={tab.value}
            className={cn(
              "-mb-px flex h-9 items-center gap-1.5 whitespace-nowrap border-transparent border-b-2 px-2 text-ink-2 text-sm pointer-coarse:h-11",
              "hover:text-ink focus-visible:outline-offset-[-3px] data-[state=active]:border-ink data-[state=active]:font-medium data-[state=active]:text-ink",
              // Where the colours are forced, a border that cannot be seen would be.
              "forced-colors:border-[Canvas] forced-colors:data-[state=active]:border-[CanvasText]",
            )}
          >
            {tab.label}
            {tab.count !== undefined && (
              <span className="rounded bg-selected px-1 text-ink-2 text-xs tabular-nums">{tab.count}</span>
            )}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {props.children}
    </Radix.Root>
  );
}

/** Scrolls the row, never the page, to the tab that is open: on a narrow screen it may lie beyond the edge. */
function useOpenTabInView(which: string, isDrawn: boolean) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isDrawn || !which) return;
    showOpenTab(row.current);
    // In its own letters the row is wider than in those that stood in for them.
    void document.fonts?.ready.then(() => showOpenTab(row.current));
  }, [which, isDrawn]);
  return row;
}

function showOpenTab(row: HTMLElement | null): void {
  const open = row?.querySelector<HTMLElement>("[data-state=active]");
  if (!row || !open) return;
  const { left, right } = row.getBoundingClientRect();
  const tab = open.getBoundingClientRect();
  if (tab.left < left) row.scrollLeft += tab.left - left;
  if (tab.right > right) row.scrollLeft += tab.right - right;
}

export function TabPanel({
  value,
  className,
  children,
}: {
  value: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <Radix.Content
      value={value}
      className={cn("min-h-0 flex-1 focus-visible:outline-offset-[-2px]", className)}
    >
      {children}
    </Radix.Content>
  );
}
