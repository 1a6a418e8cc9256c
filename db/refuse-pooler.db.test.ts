import { expect, inject, onTestFinished, test } from "vitest";
import { refusePooler } from "./refuse-pooler";
import { type PoolerOptions, startTransactionPooler } from "./testing/transaction-pooler";

const { url } = inject("testServer");

async function poolerThat(settings: PoolerOptions["settings"]): Promise<string> {
  const pooler = await startTransactionPooler(url, { settings });
  onTestFinished(() => pooler.close());
  return pooler.url;
}

test("P9: Postgres itself is taken, also by many at once", async () => {
  const asked = Array.from({ length: 8 }, () => refusePooler(url));
  await expect(Promise.all(asked)).resolves.toHaveLength(8);
});

test.each([
  ["refused", "refuses the settings of a session"],
  ["dropped", "drops the settings of a session"],
  ["kept", "lends a session for one transaction"],
] as const)("P9: a pooler by which settings are %s is refused with what to do", async (settings, fault) => {
  const asked = refusePooler(await poolerThat(settings));
  await expect(asked).rejects.toThrow(new RegExp(`${fault}.*put the address of Postgres itself`));
});
