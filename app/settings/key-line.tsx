"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { KeyRow } from "#server/auth/issue-key";
import { sayRefusal } from "../_trpc/say-refusal";
import { useTRPC } from "../_trpc/trpc";
import { Badge } from "../_ui/badge";
import { Button } from "../_ui/button";
import { ConfirmDialog } from "../_ui/confirm-dialog";
import { PlainText } from "../_ui/plain-text";
import { RelativeTime } from "../_ui/relative-time";
import { sayRole } from "./roles";

const STATUS: Record<KeyRow["status"], string> = { active: "", expired: "Expired", revoked: "Revoked" };

/** A key: never the key itself. */
export function KeyLine({ apiKey }: { apiKey: KeyRow }) {
  const { name, prefix, role, mayDecide, status, expiresAt, lastUsedAt } = apiKey;
  return (
    <li className="flex items-center gap-3 px-3 py-2 text-sm">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium">
            <PlainText text={name} />
          </span>
          <code className="font-mono text-ink-3 text-xs">{prefix}…</code>
          {STATUS[status] && <Badge>{STATUS[status]}</Badge>}
        </p>
        <p className="flex flex-wrap gap-x-3 text-ink-2">
          <span>
            {sayRole(role)}
            {mayDecide && ", may decide"}
          </span>
          <span>
            {lastUsedAt ? (
              <>
                used <RelativeTime at={lastUsedAt} />
              </>
            ) : (
              "never used"
            )}
          </span>
          {status === "active" && (
            <span>
              ends <RelativeTime at={expiresAt} />
            </span>
          )}
        </p>
      </div>
      {status === "active" && <RevokeButton apiKey={apiKey} />}
    </li>
  );
}

function RevokeButton({ apiKey: { id, name } }: { apiKey: KeyRow }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const revoke = useMutation(
    trpc.keys.revoke.mutationOptions({
      onSettled: () => queryClient.invalidateQueries(trpc.keys.pathFilter()),
    }),
  );
  return (
    <>
      <Button size="sm" tone="danger" onClick={() => setAsking(true)}>
        Revoke…
      </Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={`Revoke the key ${name}?`}
        text="Scripts that use it are refused from now on, and nothing brings it back."
        confirmLabel="Revoke"
        isDangerous
        onConfirm={() => sayRefusal(revoke.mutateAsync({ keyId: id }))}
      />
    </>
  );
}
