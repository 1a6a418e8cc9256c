import type { ReactNode } from "react";
import { AgentText } from "../_ui/agent-text";
import { Badge } from "../_ui/badge";
import { CopyButton } from "../_ui/copy-button";
import { PlainText } from "../_ui/plain-text";
import type { Paper } from "./papers";

type PaperFrameProps = {
  paper: Pick<Paper, "name" | "version" | "content" | "writer">;
  /** The agent's name and title, made by the server. */
  agentName: string | null;
  children: ReactNode;
};

/** A document in the frame of what others wrote, under its name and version. */
export function PaperFrame({ paper, agentName, children }: PaperFrameProps) {
  return (
    <section aria-label={paper.name} className="grid min-w-0 gap-2">
      <h2 className="flex items-center gap-2 font-semibold text-base">
        <span className="min-w-0 wrap-anywhere">
          <PlainText text={paper.name} />
        </span>
        <Badge>v{paper.version}</Badge>
      </h2>
      <AgentText
        by={<Writer writer={paper.writer} agentName={agentName} />}
        label={`Text of ${paper.name}`}
        actions={<CopyButton text={paper.content} label="Copy the text" />}
      >
        <div
          data-paper={paper.name}
          className="[&_[data-at]]:scroll-mt-28 lg:[&_[data-at]]:scroll-mt-4 [&_[data-remarked]]:bg-selected [&_[data-remarked]]:outline-4 [&_[data-remarked]]:outline-selected [&_[data-target]]:outline-2 [&_[data-target]]:outline-ink [&_[data-target]]:outline-offset-4"
        >
          {children}
        </div>
      </AgentText>
    </section>
  );
}

function Writer({ writer, agentName }: { writer: Paper["writer"]; agentName: string | null }) {
  if (writer === null) return "the author of the workflow, put together by BotArmy";
  if (writer.kind === "person") {
    return (
      <>
        <PlainText text={writer.name} />, a person
      </>
    );
  }
  const model = writer.model === "offline" ? "offline, without a language model" : writer.model;
  return (
    <>
      <PlainText text={agentName ?? writer.name} />
      {model && `, ${model}`}; not verified
    </>
  );
}
