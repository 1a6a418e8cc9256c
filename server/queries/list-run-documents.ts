import { itemsOf } from "#workflows/run/pages";
import { artifactOf, type RunState } from "#workflows/run/run-state";

/** The version of a document that counts: the accepted one, else the newest. `at` in epoch milliseconds. */
export type RunDocument = { name: string; sha256: string; at: number };

/** One version of each document of a run, by name. */
export function listRunDocuments(state: RunState): RunDocument[] {
  return itemsOf(state.documents)
    .flatMap(({ accepted, latest }) => artifactOf(state, accepted ?? latest) ?? [])
    .map(({ name, sha256, at }) => ({ name, sha256, at }))
    .sort((one, other) => one.name.localeCompare(other.name));
}
