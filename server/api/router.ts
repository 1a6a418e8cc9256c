import { agentsRouter } from "./agents-router";
import { approvalsRouter } from "./approvals-router";
import { artifactsRouter } from "./artifacts-router";
import { auditRouter } from "./audit-router";
import { budgetsRouter } from "./budgets-router";
import { bulkRouter } from "./bulk-router";
import { guidesRouter } from "./guides-router";
import { keysRouter } from "./keys-router";
import { membersRouter } from "./members-router";
import { notificationsRouter } from "./notifications-router";
import { presetsRouter } from "./presets-router";
import { projectsRouter } from "./projects-router";
import { runsRouter } from "./runs-router";
import { sessionRouter } from "./session-router";
import { settingsRouter } from "./settings-router";
import { stopsRouter } from "./stops-router";
import { router } from "./trpc";
import { viewsRouter } from "./views-router";
import { workflowsRouter } from "./workflows-router";

/** Every procedure there is (contract.md 3). */
export const appRouter = router({
  session: sessionRouter,
  workflows: workflowsRouter,
  runs: runsRouter,
  views: viewsRouter,
  bulk: bulkRouter,
  presets: presetsRouter,
  approvals: approvalsRouter,
  artifacts: artifactsRouter,
  agents: agentsRouter,
  stops: stopsRouter,
  budgets: budgetsRouter,
  members: membersRouter,
  keys: keysRouter,
  settings: settingsRouter,
  notifications: notificationsRouter,
  audit: auditRouter,
  guides: guidesRouter,
  projects: projectsRouter,
});

/** What pages import, as a type. */
export type AppRouter = typeof appRouter;
