import { verifyAudit } from "./auth/verify-audit";
import { readConfig } from "./config";
import { examineRuns } from "./engine/examine-runs";
import { examineTables } from "./engine/examine-tables";
import { createLog } from "./log";
import { startDatabase } from "./start-database";

/**
 * `npm run doctor`: proves over the whole database that what is promised holds; also beside a running program.
 * Exit code 0 when it does, 1 with every finding when it does not.
 */
async function examine(): Promise<number> {
  const config = readConfig();
  const log = createLog({ secrets: [config.databaseUrl], isForPeople: true });
  const { db, embedded } = await startDatabase(config, log, "adopt");
  try {
    const { runs, findings } = await examineRuns(db.pool);
    const all = [...findings, ...(await examineTables(db.pool))];
    const audit = await verifyAudit(db);
    for (const { rule, where, sentence } of all) console.log(`${rule}  ${where}: ${sentence}`);
    if (!audit.ok) console.log(`I15  audit: the chain is broken at row ${audit.firstBroken}.`);
    const count = all.length + (audit.ok ? 0 : 1);
    const verdict = count === 0 ? "Nothing is wrong." : `${count} findings.`;
    console.log(`${runs} runs and ${audit.checked} audit rows examined. ${verdict}`);
    return count === 0 ? 0 : 1;
  } finally {
    await db.close();
    await embedded?.stop();
  }
}

examine().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
