"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Ellipsis, TriangleAlert } from "lucide-react";
import { useState } from "react";
import type { DestinationRow } from "#server/orders/destinations";
import { NOTICE_KINDS } from "#workflows/notices/notice-kind";
import { readFault } from "../../_trpc/read-fault";
import { sayRefusal } from "../../_trpc/say-refusal";
import { useTRPC } from "../../_trpc/trpc";
import { Badge } from "../../_ui/badge";
import { Button } from "../../_ui/button";
import { ConfirmDialog } from "../../_ui/confirm-dialog";
import { Menu, MenuItem, MenuLine } from "../../_ui/menu";
import { PlainText } from "../../_ui/plain-text";
import { RelativeTime } from "../../_ui/relative-time";
import { showToast } from "../../_ui/toast";

type DestinationLineProps = {
  destination: DestinationRow;
  onEdit: () => void;
  onSecret: (secret: string | null) => void;
};

/** Where the team is told, of what, and whether it arrives. */
export function DestinationLine({ destination, onEdit, onSecret }: DestinationLineProps) {
  const { name, channel, address, kinds, trouble } = destination;
  return (
    <li className="flex items-start gap-3 px-4 py-2.5 text-sm">
      <div className="grid min-w-0 flex-1 gap-0.5">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium">
            <PlainText text={name} />
          </span>
          <Badge>{channel === "slack" ? "Slack" : "Webhook"}</Badge>
          {address && <code className="break-all font-mono text-ink-3 text-xs">{address}</code>}
        </p>
        <p className="text-ink-2">
          {NOTICE_KINDS.filter(({ kind }) => kinds.includes(kind))
            .map(({ label }) => label)
            .join(", ")}
        </p>
        {trouble && (
          <p className="flex items-start gap-1.5 text-failed">
            <TriangleAlert aria-hidden className="mt-0.75 size-3.5 shrink-0" />
            <span>
              {trouble.isGivenUp ? "Given up: " : "Tried again: "}
              {trouble.error} <RelativeTime at={trouble.at} className="text-ink-2" />
            </span>
          </p>
        )}
      </div>
      <LineMenu destination={destination} onEdit={onEdit} onSecret={onSecret} />
    </li>
  );
}

function LineMenu({ destination: { id, name, channel }, onEdit, onSecret }: DestinationLineProps) {
  const { test, renew, remove } = useDestinationOrders(onSecret);
  const [isRemoving, setRemoving] = useState(false);
  return (
    <>
      <Menu
        trigger={
          <Button size="sm" tone="quiet" aria-label={`More about ${name}`} className="w-7 px-0">
            <Ellipsis aria-hidden />
          </Button>
        }
      >
        <MenuItem onSelect={onEdit}>Change…</MenuItem>
        <MenuItem onSelect={() => test.mutate({ id })}>Send a test</MenuItem>
        {channel === "webhook" && (
          <MenuItem onSelect={() => renew.mutate({ id })}>Make a new secret</MenuItem>
        )}
        <MenuLine />
        <MenuItem isDangerous onSelect={() => setRemoving(true)}>
          Remove…
        </MenuItem>
      </Menu>
      <ConfirmDialog
        open={isRemoving}
        onOpenChange={setRemoving}
        title={`Remove ${name}?`}
        text="Nothing is sent there any more, also not what is on its way."
        confirmLabel="Remove"
        isDangerous
        onConfirm={() => sayRefusal(remove.mutateAsync({ id }))}
      />
    </>
  );
}

function useDestinationOrders(onSecret: (secret: string | null) => void) {
  const { destinations } = useTRPC().notifications;
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries(destinations.pathFilter());
  const onError = (error: unknown) =>
    showToast("It was not done", { kind: "failed", text: readFault(error).sentence });
  const test = useMutation(
    destinations.test.mutationOptions({
      onSuccess: () => showToast("A test message is on its way", { kind: "done" }),
      onError,
      onSettled,
    }),
  );
  const renew = useMutation(
    destinations.renewSecret.mutationOptions({
      onSuccess: ({ secret }) => onSecret(secret),
      onError,
      onSettled,
    }),
  );
  return { test, renew, remove: useMutation(destinations.remove.mutationOptions({ onSettled })) };
}
