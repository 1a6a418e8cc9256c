"use client";

import type { FormEvent } from "react";
import { Button } from "../_ui/button";
import type { Fault } from "../_ui/fault";
import { Field } from "../_ui/field";
import { FormAlert } from "../_ui/form-alert";
import { Input } from "../_ui/input";
import { PasswordInput } from "../_ui/password-input";
import { useIsHydrated } from "../_ui/use-is-hydrated";

export type Credentials = { email: string; password: string };

type LoginFormProps = {
  onLogin: (credentials: Credentials) => void;
  isSending: boolean;
  fault: Fault | null;
};

/** Sends nothing before the page works: the browser itself would write the password into the address. */
export function LoginForm({ onLogin, isSending, fault }: LoginFormProps) {
  const isHydrated = useIsHydrated();
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    onLogin({ email: String(form.get("email")).trim(), password: String(form.get("password")) });
  }

  return (
    <form onSubmit={submit} className="grid gap-4">
      {fault && <FormAlert fault={fault} />}
      <Field label="E-mail" required>
        {(control) => <Input {...control} name="email" type="email" autoComplete="username" autoFocus />}
      </Field>
      <Field label="Password" required>
        {(control) => <PasswordInput {...control} name="password" autoComplete="current-password" />}
      </Field>
      <Button type="submit" tone="primary" size="lg" disabled={isSending || !isHydrated}>
        {isSending ? "Signing in…" : "Sign in"}
      </Button>
    </form>
  );
}
