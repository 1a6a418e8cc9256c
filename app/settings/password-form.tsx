"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { PasswordRules } from "../_frame/password-rules";
import { readFault } from "../_trpc/read-fault";
import { useTRPC } from "../_trpc/trpc";
import { useSession } from "../_trpc/use-session";
import { Button } from "../_ui/button";
import { Field } from "../_ui/field";
import { FormAlert } from "../_ui/form-alert";
import { PasswordInput } from "../_ui/password-input";
import { showToast } from "../_ui/toast";

const EMPTY = { currentPassword: "", newPassword: "" };

/** Changes one's own password. */
export function PasswordForm() {
  const trpc = useTRPC();
  const email = useSession().data?.principal?.email ?? "";
  const [passwords, setPasswords] = useState(EMPTY);
  const change = useMutation(
    trpc.session.changePassword.mutationOptions({
      onSuccess: () => {
        setPasswords(EMPTY);
        showToast("Your password is changed", { kind: "done", text: "Every other browser is signed out." });
      },
    }),
  );
  const fault = change.error && readFault(change.error);
  const faultOf = (field: string) => (fault?.field === field ? fault.sentence : null);

  function submit(event: FormEvent) {
    event.preventDefault();
    change.mutate(passwords);
  }

  function bind(name: keyof typeof EMPTY) {
    return {
      value: passwords[name],
      onChange: (event: { target: { value: string } }) =>
        setPasswords({ ...passwords, [name]: event.target.value }),
    };
  }

  return (
    <form onSubmit={submit} className="grid max-w-sm gap-4">
      {fault && !(fault.field && fault.field in EMPTY) && <FormAlert fault={fault} />}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <Field label="Current password" required error={faultOf("currentPassword")}>
        {(control) => (
          <PasswordInput {...control} {...bind("currentPassword")} autoComplete="current-password" />
        )}
      </Field>
      <Field
        label="New password"
        required
        help={<PasswordRules length={[...passwords.newPassword].length} />}
        error={faultOf("newPassword")}
      >
        {(control) => <PasswordInput {...control} {...bind("newPassword")} autoComplete="new-password" />}
      </Field>
      <Button type="submit" tone="primary" disabled={change.isPending} className="justify-self-start">
        {change.isPending ? "Changing…" : "Change the password"}
      </Button>
    </form>
  );
}
