import { expect } from "vitest";
import type { Database } from "#db/client";
import { verifyAudit } from "#server/auth/verify-audit";
import { examineRuns } from "../examine-runs";
import { examineTables } from "../examine-tables";

/** Everything that the doctor looks at is as promised (I1 to I15). */
export async function expectHealthy(database: Database): Promise<void> {
  const { findings } = await examineRuns(database.pool);
  expect([...findings, ...(await examineTables(database.pool))]).toEqual([]);
  expect(await verifyAudit(database)).toMatchObject({ ok: true });
}
