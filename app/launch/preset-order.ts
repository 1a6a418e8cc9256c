import type { LaunchPreset, PresetOrder } from "#server/orders/launch-presets";
import type { InputField } from "#workflows/definition/definition";
import type { LaunchSettings } from "#workflows/run/launch-settings";
import { newRequestId } from "../_trpc/new-request-id";
import { draftLike } from "./fill-draft";
import type { LaunchDraft, LaunchOrder } from "./launch-draft";

/** What of a launch a preset keeps: everything but the workflow itself. */
export type PresetContent = Pick<LaunchPreset, "pack" | "workflowId" | "settings">;

export function contentOf({ pack, workflowId, ...settings }: LaunchOrder): PresetContent {
  const { title = "", oversight = null, ...rest } = settings;
  return { pack, workflowId, settings: { ...rest, title, oversight } };
}

/** The form as the preset keeps it; fields that the workflow has no longer are left out. */
export function draftOf(fields: readonly InputField[], settings: LaunchSettings): Partial<LaunchDraft> {
  return { ...draftLike(fields, settings), title: settings.title, tags: settings.tags?.join(" ") ?? "" };
}

/** Somebody's own preset of that workflow with that name: saving under it replaces it. */
export function presetNamed(
  presets: readonly LaunchPreset[],
  { pack, workflowId }: PresetContent,
  name: string,
): LaunchPreset | undefined {
  return presets.find(
    (one) =>
      one.isMine && one.pack === pack && one.workflowId === workflowId && one.name.trim() === name.trim(),
  );
}

type Words = Pick<PresetOrder, "name" | "isTeams">;

/** A random id for a new preset, as the database writes them. */
export function newPresetId(): string {
  return newRequestId().replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** A new preset under `id`, or what `before` becomes. */
export function presetOrder(
  content: PresetContent,
  words: Words,
  before: LaunchPreset | undefined,
  id: string,
): PresetOrder {
  return { ...content, ...words, id: before?.id ?? id, version: before?.version ?? 0 };
}

/** Where a preset opens the form of its workflow. */
export function presetPath({ id, pack, workflowId }: LaunchPreset): string {
  return `/launch?${new URLSearchParams({ workflow: workflowId, pack, preset: id })}`;
}

type Filter = { search: string; pack: string | null };

/** Those of the pack that are named so, or whose workflow is among `found`. */
export function findPresets(
  presets: readonly LaunchPreset[],
  found: readonly { id: string; pack: string }[],
  filter: Filter,
): LaunchPreset[] {
  const words = filter.search.trim().toLowerCase();
  return presets.filter(
    ({ name, workflowId, pack }) =>
      (filter.pack === null || pack === filter.pack) &&
      (name.toLowerCase().includes(words) || found.some((row) => row.id === workflowId && row.pack === pack)),
  );
}
