import {
  fieldOf,
  isNull,
  type Place,
  type SourceList,
  type SourceMap,
  type SourceScalar,
  type SourceValue,
} from "./source-value";

/** A phase that holds its steps itself; `steps` is whatever stands where the list should be. */
export type PhaseList = { name: string; steps: SourceValue | undefined; place: Place };

/**
 * Phases in the three ways in which files hold steps in them (D3, formats.md 2): a map from names to lists of steps,
 * a map from names to maps with such a list, and a list of such maps. Undefined for phases that are only names.
 */
export function phaseListsOf(phases: SourceValue | undefined): PhaseList[] | undefined {
  const isHolding = phases?.kind === "map" || (phases?.kind === "list" && phases.items.some(holdsSteps));
  return isHolding ? listPhases(phases) : undefined;
}

/** The names of phases that are more than names; undefined for a plain list of them. */
export function phaseNamesOf(phases: SourceValue | undefined): string[] | undefined {
  const isMore = phases?.kind === "map" || (phases?.kind === "list" && phases.items.some(isMap));
  return isMore ? listPhases(phases).map(({ name }) => name) : undefined;
}

function listPhases(phases: SourceMap | SourceList): PhaseList[] {
  if (phases.kind === "list") return phases.items.filter((item) => !isNull(item)).map(readListed);
  return phases.entries.map(({ key, place, value }) => ({ name: key, place, steps: stepsIn(value) }));
}

function readListed(item: SourceValue, position: number): PhaseList {
  const { place } = item;
  if (isName(item)) return { name: item.text.trim(), place, steps: undefined };
  if (!isMap(item)) return { name: `phase ${position + 1}`, place, steps: item };
  const [only] = item.entries;
  if (only && item.entries.length === 1 && only.value.kind !== "scalar") {
    return { name: only.key, place, steps: stepsIn(only.value) };
  }
  const name = ["id", "name", "title", "phase"].map((key) => fieldOf(item, key)).find(isName);
  return { name: name?.text.trim() ?? `phase ${position + 1}`, place, steps: stepsIn(item) };
}

function isName(value: SourceValue | undefined): value is SourceScalar {
  return value?.kind === "scalar" && value.value !== null && value.text.trim() !== "";
}

function isMap(value: SourceValue): value is SourceMap {
  return value.kind === "map";
}

function holdsSteps(item: SourceValue): boolean {
  return isMap(item) && item.entries.some(({ value }) => isStepList(value) || holdsSteps(value));
}

function stepsIn(value: SourceValue): SourceValue | undefined {
  if (value.kind !== "map") return value;
  const steps = fieldOf(value, "steps") ?? fieldOf(value, "sequence");
  return steps ?? value.entries.find((entry) => isStepList(entry.value))?.value;
}

function isStepList(value: SourceValue): boolean {
  return value.kind === "list" && value.items.some(isMap);
}
