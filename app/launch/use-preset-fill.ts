"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { InputField } from "#workflows/definition/definition";
import { useTRPC } from "../_trpc/trpc";
import { showToast } from "../_ui/toast";
import { useAddress } from "../_ui/use-address";
import type { LaunchDraft } from "./launch-draft";
import { draftOf } from "./preset-order";

/** Where the address says `preset=<id>`: the form is filled from it, once. Answers the name of the preset used last. */
export function usePresetFill(
  fields: readonly InputField[],
  onFill: (draft: Partial<LaunchDraft>) => void,
): string {
  const trpc = useTRPC();
  const { query, change } = useAddress();
  const id = query.get("preset");
  const presets = useQuery(trpc.presets.list.queryOptions(undefined, { enabled: id !== null })).data?.items;
  const [name, setName] = useState("");
  const done = useRef<string | null>(null);
  useEffect(() => {
    if (id === null) done.current = null;
    if (id === null || !presets || done.current === id) return;
    done.current = id;
    const preset = presets.find((one) => one.id === id);
    change({ preset: null, ...(preset && { sequence: preset.settings.sequence ?? null }) }, "replace");
    if (!preset) return showToast("That preset is not there any more.", { kind: "failed" });
    onFill(draftOf(fields, preset.settings));
    setName(preset.name);
    showToast(`Filled in from “${preset.name}”.`, { kind: "done" });
  }, [id, presets, fields, onFill, change]);
  return name;
}
