import type { RunView } from "#workflows/run/run-view";

export type DocumentVersion = RunView["artifacts"][number];

/** A document of the run with its versions, oldest first. */
export type RunDocument = { name: string; versions: DocumentVersion[]; latest: DocumentVersion };

/** The run's documents in the order in which they were first made. */
export function groupDocuments(artifacts: readonly DocumentVersion[]): RunDocument[] {
  const byName = new Map<string, RunDocument>();
  for (const version of artifacts) {
    const known = byName.get(version.name);
    if (!known) byName.set(version.name, { name: version.name, versions: [version], latest: version });
    else {
      known.versions.push(version);
      known.versions.sort((one, other) => one.version - other.version);
      known.latest = known.versions.at(-1) ?? version;
    }
  }
  return [...byName.values()];
}

/** The version that an address names, else the newest. */
export function findVersion({ versions, latest }: RunDocument, wanted: number | null): DocumentVersion {
  return versions.find(({ version }) => version === wanted) ?? latest;
}

/** The newest version older than this one: what one compares it with first. */
export function versionBefore(
  { versions }: RunDocument,
  { version }: DocumentVersion,
): DocumentVersion | undefined {
  return versions.findLast((other) => other.version < version);
}
