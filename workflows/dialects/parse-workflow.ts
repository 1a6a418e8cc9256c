import { isOfDocuments } from "../definition/check-documents";
import type { WorkflowDefinition } from "../definition/definition";
import type { Problem } from "../definition/problem";
import { checkCriteria } from "./check-criteria";
import { finishWorkflow } from "./finish-workflow";
import { nearestWord } from "./nearest-word";
import { hasErrors, openProblemLog, type ProblemLog, sortProblems } from "./problem-log";
import { nameOf } from "./read-fields";
import { readYaml } from "./read-yaml";
import { findLayout, lowerDraft } from "./sequences";
import { entryOf, fieldOf, isNull, type Place, type SourceMap, type SourceValue } from "./source-value";
import { readWorkflowHead } from "./workflow-head";

export type WorkflowSource = { file: string; pack: string; source: string };
/**
 * `definition` is there when no problem is an error. `draft` is there when all errors are of documents that are not
 * there when they are needed: no run may start on it, and a proof can show the way to each.
 */
export type ParsedWorkflow = {
  definition?: WorkflowDefinition;
  draft?: WorkflowDefinition;
  problems: Problem[];
};

/** Reads a workflow of any dialect into normal form, with all problems at once (formats.md 1, 2). Never throws. */
export function parseWorkflow({ file, pack, source }: WorkflowSource): ParsedWorkflow {
  const log = openProblemLog(file);
  const definition = readWorkflow(log, pack, source);
  const problems = sortProblems(log.problems);
  if (!definition) return { problems };
  if (!hasErrors(problems)) return { definition, problems };
  const isReadable = problems.every(({ severity, code }) => severity !== "error" || isOfDocuments(code));
  return isReadable ? { draft: definition, problems } : { problems };
}

function readWorkflow(log: ProblemLog, pack: string, source: string): WorkflowDefinition | undefined {
  if (isMarkdown(log.file, source)) {
    refuse(
      log,
      "markdown-workflow",
      "This is a Markdown text, not a workflow.",
      "Workflows are YAML files with a list of steps; text for agents belongs to tasks or agents.",
    );
    return undefined;
  }
  const root = readYaml(source, log);
  if (root === undefined && !hasErrors(log.problems)) {
    refuse(
      log,
      "empty-file",
      "The file is empty.",
      "Begin with workflow: and below it id, name and sequence.",
    );
  }
  const body = root && bodyOf(log, root);
  const layout = body && findLayout(log, body);
  if (body && !layout) refuseWithoutSteps(log, body);
  if (!body || !layout) return undefined;
  const head = readWorkflowHead(log, body, pack, layout.used);
  const sequences = layout.drafts.map((draft) => lowerDraft(log, draft));
  const definition = finishWorkflow(log, head, sequences);
  checkCriteria(log, body, definition);
  return definition;
}

function isMarkdown(file: string, source: string): boolean {
  if (/\.(md|markdown|mdx)$/i.test(file)) return true;
  return /^\s*(<!--|#{1,6} \S.*\n\s*\n#{1,6} )/.test(source) && /\n```/.test(source);
}

function bodyOf(log: ProblemLog, root: SourceValue): SourceMap | undefined {
  if (root.kind !== "map") {
    log.error(
      root.place,
      "not-a-workflow",
      "A workflow file is a map.",
      "Begin with workflow: and below it id, name and sequence.",
    );
    return undefined;
  }
  const wrapper = entryOf(root, "workflow");
  if (wrapper?.value.kind === "map") return wrapper.value;
  if (wrapper && isNull(fieldOf(root, "sequence")) && isNull(fieldOf(root, "steps"))) {
    const message = `"workflow" should be a map, not ${nameOf(wrapper.value)}.`;
    log.error(wrapper.place, "not-a-workflow", message, "Indent id, name and sequence below it.");
    return undefined;
  }
  return root;
}

function refuse(log: ProblemLog, code: string, message: string, hint: string): void {
  log.error({ line: 1, column: 1 }, code, message, hint);
}

/** A misspelt `sequence` is pointed at, as is prose in its place; without either the whole map is. */
function refuseWithoutSteps(log: ProblemLog, body: SourceMap): void {
  const lists = ["sequence", "phases", "steps"];
  const slip = body.entries.find((entry) => nearestWord(entry.key, lists) !== undefined);
  const meant = slip && nearestWord(slip.key, lists);
  const prose = entryOf(body, "instructions");
  if (!meant && prose?.value.kind === "scalar") return refuseProse(log, prose.place);
  const hint = meant
    ? `Did you mean ${meant}?`
    : "Add sequence: with a list of steps; phases: and steps: are read too.";
  log.error(slip?.place ?? body.place, "not-a-workflow", "There are no steps in this file.", hint);
}

/** Version 6 of the method keeps a workflow's steps as a text for agents, beside its file. */
function refuseProse(log: ProblemLog, place: Place): void {
  log.error(
    place,
    "prose-workflow",
    "The steps of this workflow are prose in another file, which cannot be followed step by step.",
    "Write them as a list below sequence:; the text itself can go on as the notes of a step.",
  );
}
