import type { GuideName } from "#server/queries/read-guide";
import { GUIDES } from "../_help/glossary";

export const GUIDE_NAMES: readonly GuideName[] = [
  "approvers",
  "authors",
  "gates",
  "operators",
  "models",
  "notifications",
  "guarantees",
];

/** A guide by its name in the address. */
export function readGuideName(text: string): GuideName | undefined {
  return GUIDE_NAMES.find((name) => name === text && name in GUIDES);
}
