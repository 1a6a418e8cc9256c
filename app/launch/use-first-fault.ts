"use client";

import { type RefObject, useEffect } from "react";

/** After a try that was refused, moves the focus to the first field at fault. */
export function useFirstFault(
  form: RefObject<HTMLFormElement | null>,
  attempts: number,
  faults: Readonly<Record<string, string>>,
): void {
  const names = Object.keys(faults).join(" ");
  useEffect(() => {
    if (attempts === 0 || names === "") return;
    const field = form.current?.querySelector<HTMLElement>("[aria-invalid=true], [data-invalid] input");
    field?.focus();
    // Not while somebody repairs the fields: only a new try, or what the server said of it, moves the focus.
  }, [form, attempts, names]);
}
