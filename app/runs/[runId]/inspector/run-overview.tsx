"use client";

import type { RunView } from "#workflows/run/run-view";
import { PlainText } from "../../../_ui/plain-text";
import { RelativeTime } from "../../../_ui/relative-time";
import { AgentBadge } from "../../../_ui/status-badge";
import { sayValue } from "../say-value";
import { Panel } from "./panel";

/** The run itself: what it was given, who works in it, what was found out and reached. */
export function RunOverview({ view }: { view: RunView }) {
  const { input, agents, findings, milestones, oversight, project, workflow } = view;
  const given = Object.entries(input).filter(([, value]) => value !== "" && value !== null);
  return (
    <div className="grid gap-5 py-4">
      <Panel title="What it was given">
        <Facts facts={given.map(([name, value]) => [name, sayValue(value)])} />
      </Panel>
      {agents.length > 0 && (
        <Panel title="Agents">
          <ul className="grid gap-1">
            {agents.map(({ agent, status }) => (
              <li key={agent} className="flex items-center justify-between gap-3">
                {agent}
                <AgentBadge status={status} kind="bare" />
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {milestones.length > 0 && (
        <Panel title="Milestones">
          <ul className="grid gap-1">
            {milestones.map(({ phase, at }) => (
              <li key={phase} className="flex justify-between gap-3">
                {phase}
                <RelativeTime at={new Date(at).toISOString()} className="text-ink-3" />
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {findings.length > 0 && (
        <Panel title="Findings">
          <Facts
            facts={findings.map(({ name, value, by }) => [name, `${sayValue(value)}, says ${by.name}`])}
          />
        </Panel>
      )}
      <Panel title="How it runs">
        <Facts
          facts={[
            ["workflow", `${workflow.name} (${workflow.pack})`],
            ["version", workflow.sha256.slice(0, 12)],
            ["oversight", oversight],
            ["project", project],
            ["started by", view.startedBy.name],
          ]}
        />
      </Panel>
    </div>
  );
}

function Facts({ facts }: { facts: readonly (readonly [string, string])[] }) {
  if (facts.length === 0) return <p className="text-ink-2">Nothing.</p>;
  return (
    <dl className="grid grid-cols-[fit-content(14rem)_minmax(0,1fr)] gap-x-3 gap-y-1">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-ink-3 [overflow-wrap:anywhere]">{name}</dt>
          <dd className="whitespace-pre-wrap [overflow-wrap:anywhere]">
            <PlainText text={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
