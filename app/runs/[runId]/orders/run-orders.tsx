"use client";

import { CircleSlash, Download, Ellipsis, Hand, Link2, Pause, Play, Rocket, Share2 } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import type { RunView } from "#workflows/run/run-view";
import { Button } from "../../../_ui/button";
import { Menu, MenuItem, MenuLine } from "../../../_ui/menu";
import { showToast } from "../../../_ui/toast";
import { useShortcuts } from "../../../_ui/use-shortcuts";
import { useMayOrder } from "../travel/use-may-order";
import { OrderDialog } from "./order-dialog";
import type { RunOrder } from "./say-order";
import { ShareDialog } from "./share-dialog";

/** The buttons of the run's header. */
export function RunOrders({ view }: { view: RunView }) {
  const [order, setOrder] = useState<RunOrder | null>(null);
  const [isSharing, setSharing] = useState(false);
  const { may, isBlocked, note } = useMayOrder();
  const isPaused = view.status === "paused" && view.reason?.code === "person";
  const isControllable = may && view.finishedAt === null;
  return (
    <>
      {isControllable && (
        <Button
          onClick={() => setOrder(isPaused ? "resume" : "pause")}
          tone={isPaused ? "primary" : "plain"}
          disabled={isBlocked}
          title={note}
        >
          {isPaused ? <Play aria-hidden /> : <Pause aria-hidden />}
          {isPaused ? "Resume" : "Pause"}
        </Button>
      )}
      <MoreOrders
        view={view}
        isControllable={isControllable && !isBlocked}
        onOrder={setOrder}
        onShare={() => setSharing(true)}
      />
      {isSharing && <ShareDialog runId={view.runId} onClose={() => setSharing(false)} />}
      {order && <OrderDialog order={order} view={view} onClose={() => setOrder(null)} />}
    </>
  );
}

type MoreOrdersProps = {
  view: RunView;
  isControllable: boolean;
  onOrder: (order: RunOrder) => void;
  onShare: () => void;
};

function MoreOrders({ view, isControllable, onOrder, onShare }: MoreOrdersProps) {
  async function copyId() {
    await navigator.clipboard.writeText(view.runId);
    showToast("The run's id is copied", { text: view.runId });
  }
  useShortcuts([{ keys: "y", does: "Copy the run's id", group: "Run", run: () => void copyId() }]);
  return (
    <Menu
      trigger={
        <Button aria-label="More about this run" className="w-8 px-0">
          <Ellipsis aria-hidden />
        </Button>
      }
    >
      {isControllable && (
        <>
          <MenuItem
            icon={<Hand aria-hidden />}
            disabled={view.haltRequestedBy !== null}
            onSelect={() => onOrder("haltNext")}
          >
            Halt at the next step…
          </MenuItem>
          <MenuItem icon={<CircleSlash aria-hidden />} isDangerous onSelect={() => onOrder("cancel")}>
            Cancel the run…
          </MenuItem>
          <MenuLine />
        </>
      )}
      {view.artifacts.length > 0 && (
        <MenuItem asChild>
          <a href={`/files/runs/${view.runId}.zip`} download>
            <Download aria-hidden />
            Download all documents
          </a>
        </MenuItem>
      )}
      <MenuItem icon={<Share2 aria-hidden />} onSelect={onShare}>
        Share bundle…
      </MenuItem>
      <MenuItem asChild>
        <Link href={launchLikePath(view)}>
          <Rocket aria-hidden />
          Start another like it
        </Link>
      </MenuItem>
      <MenuItem icon={<Link2 aria-hidden />} keys="y" onSelect={() => void copyId()}>
        Copy the run's id
      </MenuItem>
    </Menu>
  );
}

/** The launch of the same workflow with the form as it was for this run. */
function launchLikePath({ runId, workflow: { id, pack } }: RunView): string {
  return `/launch?${new URLSearchParams({ workflow: id, pack, like: runId })}`;
}
