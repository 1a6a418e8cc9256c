import { Lock } from "lucide-react";
import type { ReactNode } from "react";
import { PageNote } from "./page-note";

type NoPermissionProps = {
  /** What the person wanted: "decide approvals". */
  action: string;
  /** The role that may: "approver". */
  role: string;
  actions?: ReactNode;
  className?: string;
};

export function NoPermission({ action, role, actions, className }: NoPermissionProps) {
  return (
    <PageNote icon={Lock} title="Your role does not reach this" className={className} actions={actions}>
      <p>
        To {action} you need the role <strong className="font-semibold text-ink">{role}</strong>. An owner can
        give it to you under Settings, Members.
      </p>
    </PageNote>
  );
}
