"use client";

import { LiveChip } from "../_live/live-chip";
import { PageHeader } from "../_ui/page-header";
import { InboxPanes } from "./inbox-panes";

/** The approval inbox (experience.md 3). */
export function InboxScreen() {
  return (
    <>
      <PageHeader title="Inbox" freshness={<LiveChip />} />
      <InboxPanes />
    </>
  );
}
