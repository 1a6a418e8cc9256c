import type { ReactNode } from "react";

/** One thing to know about a launch, behind its icon. */
export function FactLine({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li className="flex gap-2 [&>span>svg]:size-4 [&>span>svg]:text-ink-3">
      <span aria-hidden className="mt-0.5">
        {icon}
      </span>
      <div className="min-w-0 wrap-anywhere">{children}</div>
    </li>
  );
}
