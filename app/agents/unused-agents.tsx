import type { BoardAgent } from "#server/queries/agent-board";
import { PullStopButton } from "../_stops/pull-stop-button";
import { PlainText } from "../_ui/plain-text";

/** Agents of the library that no run has needed yet: there, but not in the way. */
export function UnusedAgents({ agents }: { agents: readonly BoardAgent[] }) {
  return (
    <section aria-label="Without a task so far">
      <h2 className="mb-1.5 font-medium text-sm">Without a task so far</h2>
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-2 text-sm sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4">
        {agents.map(({ agent, title, packs }) => (
          <li key={agent} className="flex items-center gap-3 rounded-md border bg-surface py-1.5 pr-2 pl-3">
            <div className="min-w-0 flex-1">
              <p className="truncate" title={title}>
                {agent}{" "}
                <span className="text-ink-2">
                  <PlainText text={title} />
                </span>
              </p>
              <p className="truncate text-ink-3 text-xs" title={packs.join(", ")}>
                {packs.join(", ")}
              </p>
            </div>
            <PullStopButton size="sm" target={{ scope: "agent", target: agent }} />
          </li>
        ))}
      </ul>
    </section>
  );
}
