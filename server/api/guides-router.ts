import { z } from "zod";
import { GuideName, readGuide } from "#server/queries/read-guide";
import { procedure, router } from "./trpc";

export const guidesRouter = router({
  /** A guide that comes with the program, as Markdown. */
  get: procedure("runs.read")
    .input(z.object({ name: GuideName }))
    .query(({ input }) => readGuide(input.name)),
});
