import type { Problem } from "../definition/problem";
import type { Team } from "../definition/team";
import { stemOf } from "./document-name";
import { hasErrors, openProblemLog, type ProblemLog, sortProblems } from "./problem-log";
import { readMap, readNotes, readText, readTexts } from "./read-fields";
import { readYaml } from "./read-yaml";
import { fieldOf, isNull } from "./source-value";
import { humanize } from "./step-vocabulary";

export type ParsedTeam = { team?: Team; problems: Problem[] };

/** Reads a team's file (formats.md 4). Never throws. */
export function parseTeam({
  file,
  pack,
  source,
}: {
  file: string;
  pack: string;
  source: string;
}): ParsedTeam {
  const log = openProblemLog(file);
  const team = readTeam(log, pack, source);
  const problems = sortProblems(log.problems);
  return team && !hasErrors(problems) ? { team, problems } : { problems };
}

function readTeam(log: ProblemLog, pack: string, source: string): Team | undefined {
  const root = readYaml(source, log);
  if (root?.kind !== "map" || (isNull(fieldOf(root, "bundle")) && isNull(fieldOf(root, "agents")))) {
    if (!hasErrors(log.problems)) {
      log.error(
        root?.place ?? { line: 1, column: 1 },
        "not-a-team",
        "This file describes no team.",
        "Write bundle: and agents:.",
      );
    }
    return undefined;
  }
  const bundle = readMap(log, root, "bundle") ?? root;
  const id = stemOf(log.file);
  return {
    id,
    pack,
    name: readText(log, bundle, "name") ?? humanize(id),
    icon: readText(log, bundle, "icon") ?? "",
    description: readNotes(log, bundle, "description"),
    agents: readTexts(log, root, "agents"),
    workflows: isNull(fieldOf(root, "workflows")) ? null : readTexts(log, root, "workflows").map(stemOf),
  };
}
