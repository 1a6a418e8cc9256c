"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Door } from "../_frame/door";
import { readFault } from "../_trpc/read-fault";
import { tellSessionChanged } from "../_trpc/session-news";
import { useTRPC } from "../_trpc/trpc";
import { useSession } from "../_trpc/use-session";
import { LoginForm } from "./login-form";
import { readNextPath } from "./read-next-path";

type LoginScreenProps = {
  next: string | undefined;
  /** Opened beside a page whose session ended, which goes on by itself. */
  isBesidePage: boolean;
};

export function LoginScreen({ next, isBesidePage }: LoginScreenProps) {
  const trpc = useTRPC();
  const session = useSession();
  const [isDone, setDone] = useState(false);
  const login = useMutation(
    trpc.session.login.mutationOptions({
      onSuccess: () => {
        tellSessionChanged();
        if (isBesidePage) setDone(true);
        // A fresh page: nothing of whoever was here before stays in memory.
        else window.location.assign(readNextPath(next));
      },
    }),
  );

  if (isDone) return <Door title="You are signed in" text="Close this tab; your page goes on by itself." />;
  if (session.data?.needsSetup) return <NoOwnerYet />;
  return (
    <Door title="Sign in">
      <LoginForm
        onLogin={(credentials) => login.mutate(credentials)}
        isSending={login.isPending || (login.isSuccess && !isBesidePage)}
        fault={login.error && readFault(login.error)}
      />
    </Door>
  );
}

function NoOwnerYet() {
  return (
    <Door
      title="BotArmy has no owner yet"
      text="Open the setup link that was printed where BotArmy was started. It works for 15 minutes; a restart prints a new one."
    />
  );
}
