"use client";

// First, before any schema is made.
import "./never-compile";

import { ThemeProvider } from "next-themes";
import type { ReactNode } from "react";
import { ApiProvider } from "../_trpc/api-provider";
import { Announcer } from "../_ui/announcer";
import { CspNonceProvider } from "../_ui/csp-nonce";
import { Toaster } from "../_ui/toast";
import { TooltipProvider } from "../_ui/tooltip";
import { SessionFrame } from "./session-frame";

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
        <ApiProvider>
          <TooltipProvider>
            <SessionFrame>{children}</SessionFrame>
          </TooltipProvider>
        </ApiProvider>
        <Toaster />
        <Announcer />
      </ThemeProvider>
    </CspNonceProvider>
  );
}
