import {
  AlarmClock,
  BellRing,
  CircleCheck,
  CircleX,
  Gavel,
  Hand,
  type LucideIcon,
  TriangleAlert,
  Wallet,
} from "lucide-react";
import type { NoticeKind } from "#workflows/notices/notice-kind";

/** The icon of each kind, with the colour of the state it tells of. */
export const NOTICE_LOOKS: Record<NoticeKind, { icon: LucideIcon; className: string }> = {
  request: { icon: Hand, className: "text-waiting" },
  reminder: { icon: BellRing, className: "text-waiting" },
  overdue: { icon: AlarmClock, className: "text-failed" },
  decided: { icon: Gavel, className: "text-ink-2" },
  incident: { icon: TriangleAlert, className: "text-failed" },
  "run-completed": { icon: CircleCheck, className: "text-done" },
  "run-failed": { icon: CircleX, className: "text-failed" },
  budget: { icon: Wallet, className: "text-waiting" },
};
