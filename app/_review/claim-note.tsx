"use client";

import { Eye } from "lucide-react";
import type { ApprovalDetail } from "#server/queries/approval-detail";
import { formatClock } from "../_ui/format-time";
import { PlainText } from "../_ui/plain-text";
import { usePreference } from "../_ui/preferences";
import { useOtherReviewer } from "./use-claim";

/** Tells that somebody else reviews the request; it hinders nobody. */
export function ClaimNote({ request }: { request: ApprovalDetail }) {
  const claim = useOtherReviewer(request);
  const zone = usePreference("timeZone") === "utc" ? "UTC" : undefined;
  if (!claim || request.status !== "pending") return null;
  const [hours, minutes] = formatClock(Date.parse(claim.since), zone).split(":");
  return (
    <p className="flex items-start gap-2 rounded-md border bg-sunken px-3 py-2 text-sm">
      <Eye aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-3" />
      <span className="min-w-0 wrap-anywhere">
        <strong className="font-semibold">
          <PlainText text={claim.by.name} />
        </strong>{" "}
        is reviewing since{" "}
        <time dateTime={claim.since}>
          {hours}:{minutes}
        </time>
        . You may decide all the same.
      </span>
    </p>
  );
}
