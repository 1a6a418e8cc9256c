"use client";

import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { Door } from "../_frame/door";
import { useTokenInAddress } from "../_frame/use-token-in-address";
import { readFault } from "../_trpc/read-fault";
import { tellSessionChanged } from "../_trpc/session-news";
import { useTRPC } from "../_trpc/trpc";
import { Button } from "../_ui/button";
import { SetupForm } from "./setup-form";

/** Makes the first account, with the token of the link that the program printed. */
export function SetupScreen() {
  const trpc = useTRPC();
  const token = useTokenInAddress();
  const setup = useMutation(
    trpc.session.setup.mutationOptions({
      onSuccess: () => {
        tellSessionChanged();
        window.location.assign("/runs");
      },
    }),
  );

  if (token === undefined) return null;
  if (token === null) return <NoToken />;
  const fault = setup.error && readFault(setup.error);
  if (fault?.reason === "setup-closed") return <AlreadyOwned />;
  return (
    <Door title="Create the owner account" text="The owner launches, decides and invites everybody else.">
      <SetupForm
        onSetup={(account) => setup.mutate({ token, ...account })}
        isSending={setup.isPending || setup.isSuccess}
        fault={fault}
      />
    </Door>
  );
}

function NoToken() {
  return (
    <Door
      title="This link is not complete"
      text="Open the setup link exactly as it was printed where BotArmy was started. It ends in a long token."
    />
  );
}

function AlreadyOwned() {
  return (
    <Door title="BotArmy has its owner" text="The setup is done. Sign in, or ask the owner for an account.">
      <Button asChild tone="primary" size="lg">
        <Link href="/login">Sign in</Link>
      </Button>
    </Door>
  );
}
