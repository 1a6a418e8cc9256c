import { and, eq } from "drizzle-orm";
import { settings } from "#db/tables/settings";
import { Json } from "#workflows/definition/json";
import { appendAudit } from "./append-audit";
import type { Auth } from "./auth";
import { AuthRefusal } from "./auth-refusal";
import { inTransaction, type Transaction } from "./in-transaction";
import { KnownSettings, type SettingKey, type SettingValue } from "./known-settings";
import type { Principal } from "./principal";

/** All settings, and the version of each: 0 until it is first set. */
export type SettingsView = { values: KnownSettings; versions: Record<SettingKey, number> };

export async function readSettings(auth: Auth): Promise<SettingsView> {
  const rows = await auth.db.orm.select().from(settings);
  const values = KnownSettings.parse(Object.fromEntries(rows.map(({ key, value }) => [key, value])));
  const versionOf = (key: SettingKey) => rows.find((row) => row.key === key)?.version ?? 0;
  const versions = {
    oversight: versionOf("oversight"),
    oversightByProject: versionOf("oversightByProject"),
    deadline: versionOf("deadline"),
    models: versionOf("models"),
    prices: versionOf("prices"),
    retention: versionOf("retention"),
    retentionByProject: versionOf("retentionByProject"),
  };
  return { values, versions };
}

/**
 * Writes one setting over the version that the writer saw and answers the new version. When somebody was
 * faster it refuses with `stale-setting` and the current version.
 */
export async function changeSetting(
  auth: Auth,
  by: Principal,
  { key, value }: SettingValue,
  seenVersion: number,
): Promise<number> {
  const now = auth.now();
  return inTransaction(auth.db, async (tx) => {
    const before = await readStored(tx, key);
    if (before.version !== seenVersion) throw refuseStale(before.version);
    const version = seenVersion + 1;
    const row = { key, value, version, updatedAt: now, updatedBy: by.id };
    const written = await (seenVersion === 0
      ? tx.insert(settings).values(row).onConflictDoNothing().returning()
      : tx
          .update(settings)
          .set(row)
          .where(and(eq(settings.key, key), eq(settings.version, seenVersion)))
          .returning());
    if (written.length === 0) throw refuseStale((await readStored(tx, key)).version);
    const act = { at: now.getTime(), actor: by, action: "setting.changed", target: `setting:${key}` };
    await appendAudit(tx.$client, [{ ...act, before: before.value, after: value }]);
    return version;
  });
}

async function readStored(tx: Transaction, key: SettingKey): Promise<{ version: number; value: Json }> {
  const [row] = await tx.select().from(settings).where(eq(settings.key, key));
  return row ? { version: row.version, value: Json.parse(row.value) } : { version: 0, value: null };
}

function refuseStale(currentVersion: number): AuthRefusal {
  const message = "Somebody else changed this setting meanwhile. Look at the new value and try again.";
  return new AuthRefusal("stale-setting", message, { currentVersion });
}
