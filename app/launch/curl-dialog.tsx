"use client";

import { Terminal } from "lucide-react";
import { useState } from "react";
import { newRequestId } from "../_trpc/new-request-id";
import { Button } from "../_ui/button";
import { CopyButton } from "../_ui/copy-button";
import { Dialog } from "../_ui/dialog";
import type { LaunchOrder } from "./launch-draft";
import { writeCurl } from "./write-curl";

/** Shows the command that starts the same run from a script. */
export function CurlDialog({ order }: { order: LaunchOrder }) {
  const [command, setCommand] = useState<string | null>(null);
  return (
    <>
      <Button onClick={() => setCommand(writeCurl(window.location.origin, order, newRequestId()))}>
        <Terminal aria-hidden />
        Copy as curl
      </Button>
      <Dialog
        open={command !== null}
        onOpenChange={() => setCommand(null)}
        width="lg"
        title="Start this run from a script"
        text="Put an API key into BOTARMY_API_KEY first; owners make keys under Settings. The same requestId gives the same run again, another one a new run."
      >
        <div className="relative rounded-md border bg-sunken">
          <CopyButton text={command ?? ""} label="Copy the command" className="absolute top-1.5 right-1.5" />
          <pre className="max-h-[50dvh] overflow-auto whitespace-pre-wrap p-3 pr-10 font-mono text-xs [overflow-wrap:anywhere]">
            {command}
          </pre>
        </div>
      </Dialog>
    </>
  );
}
