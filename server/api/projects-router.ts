import { listProjects } from "#server/queries/list-projects";
import { procedure, router } from "./trpc";

export const projectsRouter = router({
  /** The names of all projects, `default` first. */
  list: procedure("runs.read").query(async ({ ctx }) => ({
    items: await listProjects(ctx.deps.db),
    nextCursor: null,
  })),
});
