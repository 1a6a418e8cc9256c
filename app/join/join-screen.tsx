"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Door } from "../_frame/door";
import { PasswordRules } from "../_frame/password-rules";
import { useTokenInAddress } from "../_frame/use-token-in-address";
import { readFault } from "../_trpc/read-fault";
import { tellSessionChanged } from "../_trpc/session-news";
import { useTRPC } from "../_trpc/trpc";
import { Button } from "../_ui/button";
import type { Fault } from "../_ui/fault";
import { Field } from "../_ui/field";
import { FormAlert } from "../_ui/form-alert";
import { PasswordInput } from "../_ui/password-input";

/** Where an invitation, or an owner's new link, leads: the member chooses a password and is signed in. */
export function JoinScreen() {
  const trpc = useTRPC();
  const token = useTokenInAddress();
  const join = useMutation(
    trpc.session.join.mutationOptions({
      onSuccess: () => {
        tellSessionChanged();
        window.location.assign("/runs");
      },
    }),
  );

  if (token === undefined) return null;
  if (token === null) return <NoToken />;
  return (
    <Door title="Choose your password" text="An owner of this BotArmy made an account for you.">
      <PasswordForm
        onChoose={(password) => join.mutate({ token, password })}
        isSending={join.isPending || join.isSuccess}
        fault={join.error && readFault(join.error)}
      />
    </Door>
  );
}

type PasswordFormProps = { onChoose: (password: string) => void; isSending: boolean; fault: Fault | null };

function PasswordForm({ onChoose, isSending, fault }: PasswordFormProps) {
  const [password, setPassword] = useState("");
  const isAboutPassword = fault?.field === "password";

  function submit(event: FormEvent) {
    event.preventDefault();
    onChoose(password);
  }

  return (
    <form onSubmit={submit} className="grid gap-4">
      {fault && !isAboutPassword && <FormAlert fault={fault} />}
      <Field
        label="Password"
        required
        help={<PasswordRules length={[...password].length} />}
        error={isAboutPassword ? fault.sentence : null}
      >
        {(control) => (
          <PasswordInput
            {...control}
            name="password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            autoComplete="new-password"
            autoFocus
          />
        )}
      </Field>
      <Button type="submit" tone="primary" size="lg" disabled={isSending}>
        {isSending ? "Signing in…" : "Set the password and sign in"}
      </Button>
    </form>
  );
}

function NoToken() {
  return (
    <Door
      title="This link is not complete"
      text="Open the link exactly as you were given it; it ends in a long token. An owner can make a new one."
    />
  );
}
