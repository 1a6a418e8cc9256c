"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { announce } from "./announcer";
import { IconButton } from "./icon-button";
import { showToast } from "./toast";

type CopyButtonProps = {
  text: string;
  /** What is copied: "Copy run id". */
  label: string;
  className?: string;
};

export function CopyButton({ text, label, className }: CopyButtonProps) {
  const [isCopied, setCopied] = useState(false);

  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [isCopied]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
      announce("Copied");
    } catch {
      showToast("The browser did not allow copying", {
        kind: "failed",
        text: "Select the text and copy it by hand.",
      });
    }
  }

  return (
    <IconButton
      label={isCopied ? "Copied" : label}
      icon={isCopied ? <Check className="text-done" /> : <Copy />}
      size="sm"
      className={className}
      onClick={copy}
    />
  );
}
