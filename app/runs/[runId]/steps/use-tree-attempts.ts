"use client";

import { useCallback, useMemo, useState } from "react";
import type { ListedTask } from "#server/queries/list-tasks";
import type { RunView } from "#workflows/run/run-view";
import { readFault } from "../../../_trpc/read-fault";
import { useTRPCClient } from "../../../_trpc/trpc";
import { showToast } from "../../../_ui/toast";
import { type Attempt, attemptsAt } from "../attempts-at";
import { usePast } from "../travel/past";
import { ATTEMPTS_AT_ONCE, useTasks } from "../use-attempts";
import { type EarlierAttempts, findStepsWithEarlier } from "./find-steps-with-earlier";

/**
 * The attempts that the tree shows, newest first, as they stood at the moment that the page shows: the newest of the
 * run, and those before at each step that they were asked for. `withEarlier` are the steps that have more.
 */
export function useTreeAttempts(view: RunView) {
  const { runId, approvals } = view;
  const at = usePast()?.at ?? null;
  const { tasks, isAll } = useTasks(runId);
  const { earlier, load } = useEarlierAttempts(runId);
  const known = useMemo(() => joinTasks(tasks, earlier), [tasks, earlier]);
  const attempts = useMemo((): Attempt[] => attemptsAt(known, approvals, at), [known, approvals, at]);
  const withEarlier = useMemo(
    () => (isAll ? NONE : findStepsWithEarlier(view, known, earlier)),
    [isAll, view, known, earlier],
  );
  return { attempts, withEarlier, loadEarlier: load };
}

const NONE: ReadonlySet<string> = new Set();

/** They are over and stay as they are, so they are asked for once. */
function useEarlierAttempts(runId: string) {
  const client = useTRPCClient();
  const [earlier, setEarlier] = useState<ReadonlyMap<string, EarlierAttempts>>(new Map());
  const load = useCallback(
    async (stepKey: string) => {
      const before = earlier.get(stepKey);
      const cursor = before?.cursor ?? undefined;
      try {
        const page = await client.agents.tasks.query({ runId, stepKey, limit: ATTEMPTS_AT_ONCE, cursor });
        const tasks = [...(before?.tasks ?? []), ...page.items];
        setEarlier((others) => new Map(others).set(stepKey, { tasks, cursor: page.nextCursor }));
      } catch (error) {
        showToast("The earlier attempts could not be loaded", {
          kind: "failed",
          text: readFault(error).sentence,
        });
      }
    },
    [client, runId, earlier],
  );
  return { earlier, load: useCallback((stepKey: string) => void load(stepKey), [load]) };
}

/** Each once, newest first; `newest` are fresher than what was asked for before. */
function joinTasks(
  newest: readonly ListedTask[],
  earlier: ReadonlyMap<string, EarlierAttempts>,
): readonly ListedTask[] {
  if (earlier.size === 0) return newest;
  const ids = new Set(newest.map(({ id }) => id));
  const others = [...earlier.values()].flatMap(({ tasks }) => tasks.filter(({ id }) => !ids.has(id)));
  return [...newest, ...others];
}
