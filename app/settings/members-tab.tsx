"use client";

import { UserPlus } from "lucide-react";
import { useState } from "react";
import { Loaded } from "../_trpc/loaded";
import { useMembers } from "../_trpc/use-members";
import { useMay } from "../_trpc/use-session";
import { Button } from "../_ui/button";
import { RelativeTime } from "../_ui/relative-time";
import { InviteDialog } from "./invite-dialog";
import { MemberLine } from "./member-line";
import { OneTimeDialog } from "./one-time-dialog";
import type { OneTimeLink } from "./one-time-link";
import { SettingsPart } from "./settings-part";

/** Who works here, and with which role. */
export function MembersTab() {
  const members = useMembers();
  const mayManage = useMay("members.manage");
  const [isInviting, setInviting] = useState(false);
  const [link, setLink] = useState<OneTimeLink | null>(null);
  return (
    <SettingsPart
      isWide
      title="Members"
      text={mayManage ? undefined : "Owners invite members and give them roles."}
      actions={
        mayManage && (
          <Button tone="primary" onClick={() => setInviting(true)}>
            <UserPlus aria-hidden />
            Invite a member
          </Button>
        )
      }
    >
      <Loaded query={members} loading="Loading members…">
        {(items) => (
          <ul className="divide-y rounded-md border bg-surface">
            {items.map((member) => (
              <MemberLine key={member.id} member={member} onLink={setLink} />
            ))}
          </ul>
        )}
      </Loaded>
      <InviteDialog open={isInviting} onOpenChange={setInviting} onLink={setLink} />
      <OneTimeDialog
        title={`The link for ${link?.name ?? ""}`}
        text={
          <>
            Give it to nobody else: whoever opens it sets the password. It works once, is shown only now and
            ends {link && <RelativeTime at={link.expiresAt} />}.
          </>
        }
        secret={link && window.location.origin + link.linkPath}
        onClose={() => setLink(null)}
      />
    </SettingsPart>
  );
}
