import { Lock } from "lucide-react";

/** In place of the button, for who may look and not change. */
export function OwnerOnly() {
  return (
    <p className="flex items-center gap-1.5 text-ink-2 text-sm">
      <Lock aria-hidden className="size-3.5 text-ink-3" />
      Only an owner can change this.
    </p>
  );
}
