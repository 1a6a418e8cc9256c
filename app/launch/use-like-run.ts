"use client";

import { useEffect, useRef } from "react";
import type { InputField } from "#workflows/definition/definition";
import { showToast } from "../_ui/toast";
import { useAddress } from "../_ui/use-address";
import { useLoadStart } from "./earlier-runs";
import { draftLike } from "./fill-draft";
import type { LaunchDraft } from "./launch-draft";

/** Where the address says `like=<run>`: the form is filled as it was for that run, once. */
export function useLikeRun(
  fields: readonly InputField[],
  onFill: (draft: Partial<LaunchDraft>) => void,
): void {
  const { query, change } = useAddress();
  const load = useLoadStart();
  const runId = query.get("like");
  const done = useRef<string | null>(null);
  useEffect(() => {
    if (runId === null || done.current === runId) return;
    done.current = runId;
    load(runId)
      .then((started) => {
        if (!started) throw new Error("It cannot be read.");
        onFill(draftLike(fields, started));
        showToast("Filled in like that run.", { kind: "done" });
      })
      .catch(() => showToast("That run cannot be read, so the form is empty.", { kind: "failed" }))
      .finally(() => change({ like: null }, "replace"));
  }, [runId, fields, onFill, load, change]);
}
