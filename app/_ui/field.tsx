"use client";

import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import { cn } from "./cn";

type ControlProps = {
  id: string;
  required: boolean;
  "aria-invalid": true | undefined;
  "aria-describedby": string | undefined;
};

type FieldProps = {
  label: ReactNode;
  help?: ReactNode;
  /** What is wrong and what to do; null when nothing is. */
  error?: string | null | undefined;
  required?: boolean;
  className?: string;
  /** Draws the control; it must spread what it is given. */
  children: (control: ControlProps) => ReactNode;
};

/** A labelled control: the label, help and error are tied to it for everybody, screen readers included. */
export function Field({ label, help, error, required = false, className, children }: FieldProps) {
  const id = useId();
  const described = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className={cn("grid gap-1", className)}>
      <label htmlFor={id} className="font-medium text-sm">
        {label}
        {!required && <span className="ml-1.5 font-normal text-ink-3 text-xs">optional</span>}
      </label>
      {children({
        id,
        required,
        "aria-invalid": error ? true : undefined,
        "aria-describedby": described || undefined,
      })}
      {help && (
        <p id={`${id}-help`} className="text-ink-2 text-sm">
          {help}
        </p>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  );
}

/** What is wrong with a control; `id` is what the control is described by. */
export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={id} role="alert" className="flex items-start gap-1.5 text-failed text-sm">
      <CircleAlert aria-hidden className="mt-0.75 size-3.5 shrink-0" />
      {children}
    </p>
  );
}
