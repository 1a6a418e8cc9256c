"use client";

import { setNonce } from "get-nonce";
import { createContext, type ReactNode, use, useEffect } from "react";

const CspNonce = createContext<string | undefined>(undefined);

type CspNonceProviderProps = { nonce: string | undefined; children: ReactNode };

/** Hands the nonce of the page's content security policy to the few parts that must write a style element. */
export function CspNonceProvider({ nonce, children }: CspNonceProviderProps) {
  // For the scroll lock behind dialogs and menus, which reads it when it opens.
  useEffect(() => {
    if (nonce) setNonce(nonce);
  }, [nonce]);
  return <CspNonce value={nonce}>{children}</CspNonce>;
}

export function useCspNonce(): string | undefined {
  return use(CspNonce);
}
