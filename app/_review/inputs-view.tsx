"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronRight } from "lucide-react";
import { useId, useState } from "react";
import { Loaded } from "../_trpc/loaded";
import { useTRPC } from "../_trpc/trpc";
import { AgentText } from "../_ui/agent-text";
import { Badge } from "../_ui/badge";
import { cn } from "../_ui/cn";
import { PlainText } from "../_ui/plain-text";
import { PagedText } from "./paged-text";

export type InputRow = { id: string; name: string; version: number; sha256: string };

/** Exactly the documents that the agent was given, each to be opened in place. */
export function InputsView({ inputs }: { inputs: readonly InputRow[] }) {
  if (inputs.length === 0) {
    return <p className="text-ink-2">No documents: it was made from the input of the run alone.</p>;
  }
  return (
    <ul className="grid gap-2">
      {inputs.map((input) => (
        <Input key={input.id} input={input} />
      ))}
    </ul>
  );
}

function Input({ input }: { input: InputRow }) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <li className="min-w-0 rounded-md border bg-surface">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
        className="flex min-h-9 w-full items-center gap-2 px-3 py-1.5 text-left text-sm hover:bg-hover pointer-coarse:min-h-11"
      >
        <ChevronRight aria-hidden className={cn("size-4 shrink-0 text-ink-3", isOpen && "rotate-90")} />
        <span className="min-w-0 flex-1 font-medium wrap-anywhere">
          <PlainText text={input.name} />
        </span>
        <Badge>v{input.version}</Badge>
        <code title={`SHA-256: ${input.sha256}`} className="font-mono text-ink-3 text-xs max-sm:hidden">
          {input.sha256.slice(0, 12)}
        </code>
      </button>
      <div id={id} className={cn(isOpen && "border-t p-3")}>
        {isOpen && <InputText artifactId={input.id} />}
      </div>
    </li>
  );
}

function InputText({ artifactId }: { artifactId: string }) {
  const trpc = useTRPC();
  // A version of a document never changes.
  const query = useQuery(trpc.artifacts.get.queryOptions({ artifactId }, { staleTime: "static" }));
  return (
    <Loaded query={query} loading="Loading the document…" rows={3}>
      {({ name, mediaType, content, madeBy }) => (
        <AgentText by={<PlainText text={madeBy.name} />} label={`Text of ${name}`}>
          <PagedText text={content} isMarkdown={mediaType === "text/markdown"} />
        </AgentText>
      )}
    </Loaded>
  );
}
