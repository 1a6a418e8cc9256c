"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleAlert, CircleCheck, ShieldCheck } from "lucide-react";
import type { AuditVerdict } from "#server/auth/verify-audit";
import { readFault } from "../_trpc/read-fault";
import { useTRPC } from "../_trpc/trpc";
import { useMay } from "../_trpc/use-session";
import { Button } from "../_ui/button";
import { countOf } from "../_ui/count-of";
import { RelativeTime } from "../_ui/relative-time";
import { BrokenEntry } from "./broken-entry";

/** Follows the hash chain on the server, only when somebody asks for it. */
export function useVerify() {
  const trpc = useTRPC();
  return useQuery(trpc.audit.verify.queryOptions(undefined, { enabled: false, gcTime: 0 }));
}

type Verify = ReturnType<typeof useVerify>;

export function VerifyButton({ verify }: { verify: Verify }) {
  if (!useMay("audit.read")) return null;
  return (
    <Button onClick={() => void verify.refetch()} disabled={verify.isFetching}>
      <ShieldCheck aria-hidden />
      {verify.isFetching ? "Verifying…" : "Verify"}
    </Button>
  );
}

/** What following the chain came to. */
export function VerifyResult({ verify }: { verify: Verify }) {
  if (verify.error) {
    return <Strip isGood={false}>The log could not be verified. {readFault(verify.error).sentence}</Strip>;
  }
  if (!verify.data) return null;
  return (
    <>
      <Strip isGood={verify.data.ok}>
        {sayVerdict(verify.data)} Verified <RelativeTime at={new Date(verify.dataUpdatedAt).toISOString()} />.
      </Strip>
      {verify.data.firstBroken !== undefined && <BrokenEntry seq={verify.data.firstBroken} />}
    </>
  );
}

function sayVerdict({ ok, checked, firstBroken }: AuditVerdict): string {
  if (ok) return `The chain is whole: ${countOf(checked, "entry", "entries")} as they were written.`;
  return `Entry ${firstBroken} is missing, was changed or stands in the wrong place. The ${countOf(checked, "entry", "entries")} before it ${checked === 1 ? "is" : "are"} as written. Compare with a backup.`;
}

function Strip({ isGood, children }: { isGood: boolean; children: React.ReactNode }) {
  const Icon = isGood ? CircleCheck : CircleAlert;
  return (
    <p
      role={isGood ? "status" : "alert"}
      className={
        isGood
          ? "flex items-start gap-2 border-t bg-done-soft px-4 py-2 text-done text-sm"
          : "flex items-start gap-2 border-t bg-failed-soft px-4 py-2 text-failed text-sm"
      }
    >
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span>{children}</span>
    </p>
  );
}
