import { CircleAlert } from "lucide-react";
import type { Fault } from "./fault";

/** Why a form was refused, when it is not about one input of it. */
export function FormAlert({ fault }: { fault: Fault }) {
  return (
    <div
      role="alert"
      className="flex items-start gap-2 rounded-md border border-failed-line bg-failed-soft px-3 py-2 text-failed text-sm"
    >
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <p>{fault.sentence}</p>
    </div>
  );
}
