"use client";

import { type FormEvent, useState } from "react";
import { PasswordRules } from "../_frame/password-rules";
import { Button } from "../_ui/button";
import type { Fault } from "../_ui/fault";
import { Field } from "../_ui/field";
import { FormAlert } from "../_ui/form-alert";
import { Input } from "../_ui/input";
import { PasswordInput } from "../_ui/password-input";

export type OwnerAccount = { name: string; email: string; password: string };

type SetupFormProps = {
  onSetup: (account: OwnerAccount) => void;
  isSending: boolean;
  fault: Fault | null;
};

const FIELDS = ["name", "email", "password"];

export function SetupForm({ onSetup, isSending, fault }: SetupFormProps) {
  const [account, setAccount] = useState<OwnerAccount>({ name: "", email: "", password: "" });
  const isAboutField = fault?.field !== undefined && FIELDS.includes(fault.field);
  const faultOf = (field: string) => (fault?.field === field ? fault.sentence : null);

  function submit(event: FormEvent) {
    event.preventDefault();
    onSetup({ ...account, name: account.name.trim(), email: account.email.trim() });
  }

  function bind(name: keyof OwnerAccount) {
    return {
      name,
      value: account[name],
      onChange: (event: { target: { value: string } }) =>
        setAccount({ ...account, [name]: event.target.value }),
    };
  }

  return (
    <form onSubmit={submit} className="grid gap-4">
      {fault && !isAboutField && <FormAlert fault={fault} />}
      <Field label="Name" required help="As others see it beside your decisions." error={faultOf("name")}>
        {(control) => <Input {...control} {...bind("name")} autoComplete="name" autoFocus />}
      </Field>
      <Field label="E-mail" required help="You sign in with it." error={faultOf("email")}>
        {(control) => <Input {...control} {...bind("email")} type="email" autoComplete="username" />}
      </Field>
      <Field
        label="Password"
        required
        help={<PasswordRules length={[...account.password].length} />}
        error={faultOf("password")}
      >
        {(control) => <PasswordInput {...control} {...bind("password")} autoComplete="new-password" />}
      </Field>
      <Button type="submit" tone="primary" size="lg" disabled={isSending}>
        {isSending ? "Creating the account…" : "Create the owner account"}
      </Button>
    </form>
  );
}
