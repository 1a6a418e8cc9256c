import type { GuideName } from "#server/queries/read-guide";
import { GUIDES } from "../_help/glossary";

function isGuideName(text: string): text is GuideName {
  return Object.hasOwn(GUIDES, text);
}

/** In the order in which they are offered. */
export const GUIDE_NAMES: readonly GuideName[] = Object.keys(GUIDES).filter(isGuideName);

/** A guide by its name in the address. */
export function readGuideName(text: string): GuideName | undefined {
  return isGuideName(text) ? text : undefined;
}
