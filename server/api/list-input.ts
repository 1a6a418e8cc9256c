import { z } from "zod";

/** What every list takes (contract.md 3): where to go on, and how many at most. */
export const ListInput = z.object({
  cursor: z.string().min(1).max(200).optional(),
  limit: z.number().int().min(1).max(100).default(50),
});
export type ListInput = z.infer<typeof ListInput>;
