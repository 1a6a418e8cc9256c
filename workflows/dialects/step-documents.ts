import type { InputSpec, OutputSpec } from "../definition/definition";
import { isUnsafeName } from "../definition/unsafe-name";
import { type DocumentName, findNameFault, parseDocumentNames } from "./document-name";
import { readTextValues, type TextAt } from "./read-fields";
import { placeKey, type Scope } from "./scope";
import type { SourceMap } from "./source-value";
import { isVerbKey } from "./step-vocabulary";

const OUTPUT_KEYS = ["creates", "outputs", "output", "updates"];
const INPUT_KEYS = ["requires", "inputs", "input"];

/**
 * The documents that a step makes or revises. A description in place of a name (`multiple documents per the
 * template`) becomes one document named after the step.
 */
export function readOutputs(scope: Scope, map: SourceMap, key: string): OutputSpec[] {
  const named = OUTPUT_KEYS.flatMap((field) =>
    readNames(scope, map, field, placeKey(key, "output"), isSentence, "error"),
  );
  const described = OUTPUT_KEYS.some((field) =>
    readTextValues(scope.lowering.log, map, field).some(isSentence),
  );
  const own = `${key.split("/").at(-1)}.md`;
  const outputs = described ? [...named, { name: own, optional: false, isDir: false }] : named;
  return uniqueByName(outputs);
}

function isSentence({ text }: TextAt): boolean {
  return parseDocumentNames(text).prose;
}

/** What a step reads (a name that no document can have is left out): what it requires, validates, and what an unknown verb names (`reviews: x.md`). */
export function readInputs(scope: Scope, map: SourceMap, key: string): InputSpec[] {
  const place = placeKey(key, "input");
  const verbs = map.entries
    .filter(
      (entry) =>
        isVerbKey(entry.key) && entry.value.kind === "scalar" && typeof entry.value.value === "string",
    )
    .map((entry) => entry.key);
  const named = [...INPUT_KEYS, "validates"].flatMap((field) =>
    readNames(scope, map, field, place, () => false, "warn"),
  );
  const worked = verbs.flatMap((field) => readNames(scope, map, field, place, isSentence, "warn"));
  return uniqueByName([...named, ...worked]).map(({ name }) => ({ name, symbolic: false }));
}

function readNames(
  scope: Scope,
  map: SourceMap,
  field: string,
  place: string,
  isLeftOut: (value: TextAt) => boolean,
  report: "error" | "warn",
): DocumentName[] {
  const { log, places } = scope.lowering;
  return readTextValues(log, map, field).flatMap((value) => {
    if (isLeftOut(value)) return [];
    return parseDocumentNames(value.text).names.filter(({ name }) => {
      const fault = isUnsafeName(name) ? "has a meaning of its own" : findNameFault(name);
      places.set(place + name, value.value.place);
      if (fault === null) return true;
      const hint = "Use a relative name such as docs/prd.md.";
      log[report](
        value.value.place,
        "unsafe-name",
        `The document name "${name.slice(0, 60)}" ${fault}.`,
        hint,
      );
      return false;
    });
  });
}

function uniqueByName<Named extends { name: string }>(items: Named[]): Named[] {
  const seen = new Set<string>();
  return items.filter(({ name }) => !seen.has(name) && seen.add(name));
}
