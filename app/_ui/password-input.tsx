"use client";

import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { IconButton } from "./icon-button";
import { Input } from "./input";

/** A password that can be looked at while it is typed. */
export function PasswordInput(props: Omit<ComponentProps<"input">, "type">) {
  const [isShown, setShown] = useState(false);
  return (
    <span className="relative flex items-center">
      <Input type={isShown ? "text" : "password"} spellCheck={false} className="pr-10" {...props} />
      <IconButton
        label={isShown ? "Hide the password" : "Show the password"}
        icon={isShown ? <EyeOff /> : <Eye />}
        size="sm"
        aria-pressed={isShown}
        onClick={() => setShown(!isShown)}
        className="absolute right-1 pointer-coarse:min-h-9 pointer-coarse:min-w-9"
      />
    </span>
  );
}
