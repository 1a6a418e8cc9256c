"use client";

import { ThemeProvider } from "next-themes";
import type { ReactNode } from "react";
import { Announcer } from "../_ui/announcer";
import { Toaster } from "../_ui/toast";
import { TooltipProvider } from "../_ui/tooltip";

type PageSurroundProps = {
  /** Lets our one inline script (the theme, set before the first paint) pass the content security policy. */
  nonce: string | undefined;
  children: ReactNode;
};

/** What every page stands in, seen or not. */
export function PageSurround({ nonce, children }: PageSurroundProps) {
  return (
    <ThemeProvider
      attribute="class"
      defaultTheme="system"
      storageKey="botarmy:theme"
      disableTransitionOnChange
      nonce={nonce}
    >
      <TooltipProvider>{children}</TooltipProvider>
      <Toaster />
      <Announcer />
    </ThemeProvider>
  );
}
