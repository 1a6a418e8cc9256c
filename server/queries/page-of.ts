import { z } from "zod";
import type { Page } from "#server/auth/members";

/** Where a list that is held in memory goes on: how many came before. */
export const PlaceCursor = z.string().regex(/^\d{1,6}$/, "is not a cursor of this list");

export function pageOf<Item>(
  items: readonly Item[],
  { cursor, limit }: { cursor?: string; limit: number },
): Page<Item> {
  const from = Number(cursor ?? 0);
  const to = from + limit;
  return { items: items.slice(from, to), nextCursor: items.length > to ? String(to) : null };
}
