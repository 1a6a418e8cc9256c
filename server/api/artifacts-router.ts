import { z } from "zod";
import { compareArtifacts } from "#server/queries/compare-artifacts";
import { findTracedArtifact } from "#server/queries/find-artifact";
import { listArtifacts } from "#server/queries/list-artifacts";
import { ListInput } from "./list-input";
import { readingOf } from "./reading-of";
import { procedure, router } from "./trpc";

const ArtifactId = z.string().min(1).max(200);

export const artifactsRouter = router({
  list: procedure("runs.read")
    .input(ListInput.extend({ runId: z.uuid() }))
    .query(({ ctx, input: { runId, ...page } }) => listArtifacts(readingOf(ctx.deps), runId, page)),

  get: procedure("runs.read")
    .input(z.object({ artifactId: ArtifactId }))
    .query(({ ctx, input }) => findTracedArtifact(readingOf(ctx.deps), input.artifactId)),

  diff: procedure("runs.read")
    .input(z.object({ from: ArtifactId, to: ArtifactId }))
    .query(({ ctx, input }) => compareArtifacts(ctx.deps.db, input.from, input.to)),
});
