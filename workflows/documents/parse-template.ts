import { type Json, JsonObject } from "../definition/json";
import type { Problem } from "../definition/problem";
import { openProblemLog, type ProblemLog, sortProblems } from "../dialects/problem-log";
import { readFlag, readList, readMap, readNotes, readText, readTexts } from "../dialects/read-fields";
import { readYaml } from "../dialects/read-yaml";
import { entryOf, isNull, type SourceEntry, type SourceMap, toJson } from "../dialects/source-value";
import { explainSchema } from "./check-record";
import { readSections } from "./read-section";
import type { DocumentTemplate } from "./template";

export type ParsedTemplate = { template?: DocumentTemplate; problems: Problem[] };

const KNOWN_KEYS = new Set(["template", "workflow", "sections"]);
/** Explanations for the author that are no part of the document. */
const GUIDANCE = /(^|_)(examples|rules|config)$/;

/** Reads a template file (formats.md 3). With an error there is no template; warnings do no harm. */
export function parseTemplate(input: { file: string; pack: string; source: string }): ParsedTemplate {
  const log = openProblemLog(input.file);
  const template = readTemplate(log, input);
  const problems = sortProblems(log.problems);
  return template && !problems.some((problem) => problem.severity === "error")
    ? { template, problems }
    : { problems };
}

function readTemplate(log: ProblemLog, input: { file: string; pack: string; source: string }) {
  const root = readYaml(input.source, log);
  if (root?.kind !== "map") {
    if (log.problems.length === 0) reportNoTemplate(log);
    return undefined;
  }
  const head = readMap(log, root, "template");
  if (!head) {
    reportNoTemplate(log);
    return undefined;
  }
  const sections = readList(root, "sections");
  const declared = sections ? undefined : readSchema(log, root);
  const rest = root.entries.filter((entry) => !KNOWN_KEYS.has(entry.key) && entry !== declared?.entry);
  if (!sections && rest.length === 0) {
    const hint = "Add sections: with a list of sections, each with an id and a title.";
    log.error(
      head.place,
      "no-sections",
      "The template has no sections, so its documents would be empty.",
      hint,
    );
  }
  const isGuidance = (entry: SourceEntry) => GUIDANCE.test(entry.key);
  return {
    ...readHead(log, head, input),
    ...readMode(log, root),
    sections: sections ? readSections(log, sections, 1) : [],
    ...(declared?.schema && { schema: declared.schema }),
    record: sections ? null : entriesToJson(rest.filter((entry) => !isGuidance(entry))),
    extra: entriesToJson(sections ? rest : rest.filter(isGuidance)),
  };
}

/**
 * A map under `schema` describes the document; anything else there is a part of it, as a number of its version. One
 * that nothing can be checked against is reported, and what the record shows stands in for it.
 */
function readSchema(
  log: ProblemLog,
  root: SourceMap,
): { entry: SourceEntry; schema?: JsonObject } | undefined {
  const entry = entryOf(root, "schema");
  const schema = JsonObject.safeParse(entry && toJson(entry.value));
  if (entry?.value.kind !== "map" || !schema.success) return undefined;
  const reason = explainSchema(schema.data);
  if (reason === null) return { entry, schema: schema.data };
  const message = `The schema cannot be used: ${reason.replace(/\.$/, "")}. What the document shows is used in its place.`;
  log.warn(
    entry.place,
    "schema-unfit",
    message,
    "Say it with type, properties, required, enum, minimum and maximum.",
  );
  return { entry };
}

function reportNoTemplate(log: ProblemLog): void {
  const hint = "Begin the file with template: and below it id:, name: and output:.";
  log.error({ line: 1, column: 1 }, "not-a-template", "The file does not describe a template.", hint);
}

function readHead(log: ProblemLog, head: SourceMap, input: { file: string; pack: string }) {
  const stem = stemOf(input.file);
  const output = readMap(log, head, "output");
  const read = (map: SourceMap | undefined, key: string) => (map ? readText(log, map, key) : null);
  const id = read(head, "id");
  if (id === null) {
    log.warn(head.place, "no-id", `The template has no id; "${stem}" is used.`, "Add id: to template:.");
  }
  const name = read(head, "name") ?? id ?? stem;
  return {
    id: id ?? stem,
    pack: input.pack,
    name,
    description: readNotes(log, head, "description"),
    version: read(head, "version") ?? "",
    output: {
      format: read(output, "format") ?? "markdown",
      filename: read(output, "filename") ?? `${stem.replace(/-tmpl$/, "")}.md`,
      title: read(output, "title") ?? name,
    },
  };
}

function readMode(
  log: ProblemLog,
  root: SourceMap,
): Pick<DocumentTemplate, "isInteractive" | "elicitation" | "elicitationOptions"> {
  const mode = readMap(log, root, "workflow");
  if (!mode) return { isInteractive: false, elicitation: null };
  const elicitation = entryOf(mode, "elicitation")?.value;
  const isSwitch = elicitation?.kind === "scalar" && typeof elicitation.value === "boolean";
  const isOn = isSwitch ? readFlag(log, mode, "elicitation") : !isNull(elicitation);
  const word = readText(log, mode, "mode");
  const custom = entryOf(mode, "custom_elicitation")?.value;
  const options = custom?.kind === "map" ? readTexts(log, custom, "options") : [];
  return {
    ...(options.length > 0 ? { elicitationOptions: options } : {}),
    isInteractive: word === null ? isOn : word === "interactive",
    elicitation: isOn && !isSwitch ? readText(log, mode, "elicitation") : isOn ? "default" : null,
  };
}

function entriesToJson(entries: SourceEntry[]): Record<string, Json> {
  return Object.fromEntries(entries.map((entry) => [entry.key, toJson(entry.value)]));
}

function stemOf(file: string): string {
  return (file.split("/").at(-1) ?? file).replace(/\.ya?ml$/i, "");
}
