"use client";

import { CircleCheck, CircleX } from "lucide-react";
import type { RunView } from "#workflows/run/run-view";
import { PlainText } from "../../../_ui/plain-text";
import { DocumentLinks } from "../document-links";
import { type CheckedField, checkHandoff } from "./check-handoff";

type HandoffFieldsProps = { handoff: RunView["handoffs"][number]; view: RunView };

/** Every field of a handoff with the result of its check. */
export function HandoffFields({ handoff, view }: HandoffFieldsProps) {
  return (
    <dl className="divide-y divide-line rounded-lg border text-sm">
      {checkHandoff(handoff, view).map((field) => (
        <div key={field.name} className="grid gap-x-3 px-3 py-1.5 sm:grid-cols-[10rem_minmax(0,1fr)]">
          <dt className="flex items-center gap-1.5 self-start font-mono text-ink-2 text-xs leading-5">
            <Outcome fault={field.fault} />
            {field.name}
          </dt>
          <dd className="min-w-0">
            <FieldValue field={field} view={view} />
            {field.fault && <p className="text-failed text-xs">{field.fault}</p>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Outcome({ fault }: Pick<CheckedField, "fault">) {
  return fault === null ? (
    <CircleCheck aria-label="holds" className="size-3.5 shrink-0 text-done" />
  ) : (
    <CircleX aria-label="does not hold" className="size-3.5 shrink-0 text-failed" />
  );
}

function FieldValue({ field: { name, value }, view }: { field: CheckedField; view: RunView }) {
  if (name === "context_ids" && Array.isArray(value)) {
    return <DocumentLinks view={view} artifactIds={value} none="No documents." />;
  }
  return (
    <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">
      <PlainText text={writeValue(name, value)} />
    </p>
  );
}

function writeValue(name: CheckedField["name"], value: CheckedField["value"]): string {
  if (value === null) return "none";
  if (Array.isArray(value)) return value.join(", ") || "none";
  if (typeof value === "object") return JSON.stringify(value, null, 2);
  return name === "created_at" ? new Date(value).toISOString() : String(value);
}
