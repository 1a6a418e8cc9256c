"use client";

import type { Member } from "#server/auth/members";
import { useMay, useSession } from "../_trpc/use-session";
import { Badge } from "../_ui/badge";
import { RelativeTime } from "../_ui/relative-time";
import { MemberMenu } from "./member-menu";
import type { OneTimeLink } from "./one-time-link";
import { sayRole } from "./roles";

const STATUS: Record<Member["status"], string> = { active: "", invited: "Invited", disabled: "Disabled" };

type MemberLineProps = { member: Member; onLink: (link: OneTimeLink) => void };

/** A member, and for owners what can be done. */
export function MemberLine({ member, onLink }: MemberLineProps) {
  const mayManage = useMay("members.manage");
  const isSelf = useSession().data?.principal?.id === member.id;
  return (
    <li className="flex items-center gap-3 px-3 py-2 text-sm">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium">{member.name}</span>
          {isSelf && <span className="text-ink-3">you</span>}
          {STATUS[member.status] && <Badge>{STATUS[member.status]}</Badge>}
        </p>
        {member.email && <p className="truncate text-ink-2">{member.email}</p>}
      </div>
      <span className="text-ink-3 text-xs max-sm:hidden">
        added <RelativeTime at={member.createdAt} />
      </span>
      <span className="w-20 text-ink-2">{sayRole(member.role)}</span>
      {mayManage && <MemberMenu member={member} onLink={onLink} />}
    </li>
  );
}
