"use client";

import { LogOut } from "lucide-react";
import { useSignOut } from "../_frame/use-sign-out";
import { useSession } from "../_trpc/use-session";
import { Badge } from "../_ui/badge";
import { Button } from "../_ui/button";
import { Loading } from "../_ui/loading";
import { PasswordForm } from "./password-form";
import { ROLES, sayRole } from "./roles";
import { SettingsPart } from "./settings-part";

/** Who one is here, the password, the way out. */
export function AccountTab() {
  const principal = useSession().data?.principal;
  const signOut = useSignOut();
  if (!principal) return <Loading text="Looking who you are…" rows={3} />;
  return (
    <div className="divide-y">
      <SettingsPart
        title={principal.name}
        text={principal.email}
        actions={
          <Button onClick={signOut}>
            <LogOut aria-hidden />
            Sign out
          </Button>
        }
      >
        <p className="flex flex-wrap items-baseline gap-2 text-sm">
          <Badge>{sayRole(principal.role)}</Badge>
          <span className="text-ink-2">{ROLES[principal.role]}</span>
        </p>
      </SettingsPart>
      <SettingsPart
        title="Password"
        text="A new password signs you out everywhere else; here you stay signed in."
      >
        <PasswordForm />
      </SettingsPart>
    </div>
  );
}
