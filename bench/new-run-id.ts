import { newId } from "#server/auth/new-id";

/** An id as the product makes it, for engine and floor alike: later runs sort later, so their rows lie together. */
export function newRunId(): string {
  return newId(new Date());
}
