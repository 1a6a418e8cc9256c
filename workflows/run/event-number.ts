import { z } from "zod";

/** The number of a run's event as callers name it; 0 stands before the first. No run gets to 2^31. */
export const EventNumber = z.number().int().min(0).max(2_147_483_647);
