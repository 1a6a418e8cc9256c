import { auditRouter } from "../audit-router";
import { keysRouter } from "../keys-router";
import { membersRouter } from "../members-router";
import { sessionRouter } from "../session-router";
import { settingsRouter } from "../settings-router";
import { router } from "../trpc";

/** The accounts' part of the API by itself. */
export const accountRouter = router({
  session: sessionRouter,
  members: membersRouter,
  keys: keysRouter,
  audit: auditRouter,
  settings: settingsRouter,
});
