import type { ReactNode } from "react";
import type { Node, StepNode, WorkflowDefinition } from "#workflows/definition/definition";
import { stepsIn } from "#workflows/definition/walk-nodes";
import { Help } from "../../../_help/help";
import { CopyButton } from "../../../_ui/copy-button";
import { countOf } from "../../../_ui/count-of";
import { PlainText } from "../../../_ui/plain-text";

type WorkflowAsideProps = { definition: WorkflowDefinition; nodes: readonly Node[]; version: string };

/** What holds for the whole workflow: when to use it, its phases, documents and version. */
export function WorkflowAside({ definition, nodes, version }: WorkflowAsideProps) {
  const documents = [...new Set(stepsIn(nodes).flatMap((step) => step.outputs.map(({ name }) => name)))];
  return (
    <aside className="grid gap-4 rounded-md border bg-surface p-4 text-sm">
      <Texts title="When to use it" texts={definition.whenToUse} />
      <Texts title="Phases" texts={definition.phases} isOrdered />
      <Texts title="Documents" texts={documents} />
      <Part title="Gates">
        <p className="flex items-center gap-1">
          {sayGates(stepsIn(nodes))}
          <Help word="gate" className="-my-1" />
        </p>
      </Part>
      <Texts title="Kinds of project" texts={definition.projectTypes} />
      <Texts title="Checked at the end" texts={definition.completionCriteria} />
      <Part title="Version">
        <p className="flex items-center gap-1">
          {definition.version && <span>{definition.version},</span>}
          <code className="font-mono text-xs" title={version}>
            {version.slice(0, 12)}
          </code>
          <CopyButton text={version} label="Copy the whole version" />
        </p>
      </Part>
    </aside>
  );
}

function sayGates(steps: readonly StepNode[]): string {
  const count = steps.filter(({ gate }) => gate !== null).length;
  return count === 0 ? "No step asks a person" : `${count} of ${countOf(steps.length, "step")} ask a person`;
}

function Texts({
  title,
  texts,
  isOrdered = false,
}: {
  title: string;
  texts: readonly string[];
  isOrdered?: boolean;
}) {
  if (texts.length === 0) return null;
  const List = isOrdered ? "ol" : "ul";
  return (
    <Part title={title}>
      <List className="grid gap-0.5">
        {texts.map((text) => (
          <li key={text} className="break-words">
            <PlainText text={text} />
          </li>
        ))}
      </List>
    </Part>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="mb-0.5 text-ink-3 text-xs">{title}</h2>
      {children}
    </section>
  );
}
