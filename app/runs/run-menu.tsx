"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Copy, Ellipsis, ExternalLink, Link2, Pause, Play, RotateCcw, Tag as TagIcon } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "../_trpc/trpc";
import { useMay } from "../_trpc/use-session";
import { announce } from "../_ui/announcer";
import { Button } from "../_ui/button";
import { ConfirmDialog } from "../_ui/confirm-dialog";
import { Menu, MenuItem, MenuLine } from "../_ui/menu";
import { showToast } from "../_ui/toast";
import { orderRow } from "./row-orders";
import type { RunItem } from "./run-item";
import { ORDER_WORDS, type RunOrder, whyNot } from "./run-order";
import { sendRunOrder } from "./send-run-order";
import { TagsDialog } from "./tags-dialog";

const ICONS = {
  pause: <Pause aria-hidden />,
  resume: <Play aria-hidden />,
  retry: <RotateCcw aria-hidden />,
};

/** What can be done with a run, from its row. */
export function RunMenu({ run }: { run: RunItem }) {
  const router = useRouter();
  const mayControl = useMay("runs.control");
  const mayTag = useMay("runs.tag");
  const [isCancelling, setCancelling] = useState(false);
  const [isTagging, setTagging] = useState(false);
  const send = useSendOrder(run);
  const copy = (what: string, text: string) =>
    void navigator.clipboard.writeText(text).then(() => showToast(`${what} is copied`, { text }));
  const orders = (["pause", "resume", "retry"] as const).filter((order) => whyNot(order, run) === null);
  return (
    <>
      <Menu
        trigger={
          <Button
            tone="quiet"
            size="sm"
            aria-label={`Actions for ${run.title}`}
            data-run-menu
            className="w-7 px-0 opacity-0 focus-visible:opacity-100 group-hover:opacity-100 aria-expanded:opacity-100 pointer-coarse:opacity-100"
          >
            <Ellipsis aria-hidden />
          </Button>
        }
      >
        <MenuItem
          icon={<ExternalLink aria-hidden />}
          keys="Enter"
          onSelect={() => router.push(`/runs/${run.id}`)}
        >
          Open
        </MenuItem>
        <MenuItem icon={<Copy aria-hidden />} keys="y" onSelect={() => copy("The run's id", run.id)}>
          Copy the id
        </MenuItem>
        <MenuItem
          icon={<Link2 aria-hidden />}
          onSelect={() => copy("The link", `${window.location.origin}/runs/${run.id}`)}
        >
          Copy the link
        </MenuItem>
        {mayTag && (
          <MenuItem icon={<TagIcon aria-hidden />} onSelect={() => setTagging(true)}>
            Tags…
          </MenuItem>
        )}
        {mayControl && whyNot("cancel", run) === null && (
          <>
            <MenuLine />
            {orders.map((order) => (
              <MenuItem key={order} icon={ICONS[order]} onSelect={() => void send(order, "")}>
                {ORDER_WORDS[order].label}
              </MenuItem>
            ))}
            <MenuItem isDangerous onSelect={() => setCancelling(true)}>
              Cancel…
            </MenuItem>
          </>
        )}
      </Menu>
      {isTagging && <TagsDialog run={run} onClose={() => setTagging(false)} />}
      <ConfirmDialog
        open={isCancelling}
        onOpenChange={setCancelling}
        title={`Cancel “${run.title}”?`}
        text={ORDER_WORDS.cancel.means}
        confirmLabel="Cancel the run"
        isDangerous
        reason="optional"
        onConfirm={async (reason) => {
          const refusal = await send("cancel", reason);
          if (refusal !== null) throw new Error(refusal);
        }}
      />
    </>
  );
}

/** Sends an order and says what came of it. */
function useSendOrder(run: RunItem) {
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const trpc = useTRPC();
  return async (order: RunOrder, reason: string): Promise<string | null> => {
    const refusal = await orderRow(run.id, order, async () => {
      const refused = await sendRunOrder(client, order, run, reason);
      await queryClient.invalidateQueries(trpc.runs.list.pathFilter());
      return refused;
    });
    if (refusal === null) showToast(ORDER_WORDS[order].done, { kind: "done", text: run.title });
    else announce(`${ORDER_WORDS[order].label} was refused for ${run.title}: ${refusal}`);
    return refusal;
  };
}
