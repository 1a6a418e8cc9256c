import { z } from "zod";

export const Email = z.string().trim().max(200).pipe(z.email("must be an e-mail address"));
export const PersonName = z.string().trim().min(1).max(100);
