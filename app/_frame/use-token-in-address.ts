"use client";

import { useEffect, useState } from "react";

/**
 * The token behind the `#` of the address, null without one, undefined before the page has looked. It is a
 * secret: no server is asked for it, and it leaves the address, the history and what is copied from there.
 */
export function useTokenInAddress(): string | null | undefined {
  const [token, setToken] = useState<string | null>();
  useEffect(() => {
    const read = () => {
      const given = new URLSearchParams(window.location.hash.slice(1)).get("token");
      setToken((known) => given ?? known ?? null);
      window.history.replaceState(null, "", window.location.pathname);
    };
    read();
    // The whole link pasted over an incomplete one changes nothing but this part.
    window.addEventListener("hashchange", read);
    return () => window.removeEventListener("hashchange", read);
  }, []);
  return token;
}
