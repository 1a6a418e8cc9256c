"use client";

import { ThemeProvider } from "next-themes";
import type { ReactNode } from "react";
import { Announcer } from "../_ui/announcer";
import { CspNonceProvider } from "../_ui/csp-nonce";
import { Toaster } from "../_ui/toast";
import { TooltipProvider } from "../_ui/tooltip";

type PageSurroundProps = {
  /** Of this request's content security policy. */
  nonce: string | undefined;
  children: ReactNode;
};

/** What every page stands in, seen or not. */
export function PageSurround({ nonce, children }: PageSurroundProps) {
  return (
    <CspNonceProvider nonce={nonce}>
      <ThemeProvider attribute="class" defaultTheme="system" storageKey="botarmy:theme" nonce={nonce}>
        <TooltipProvider>{children}</TooltipProvider>
        <Toaster />
        <Announcer />
      </ThemeProvider>
    </CspNonceProvider>
  );
}
