import { createServer } from "node:http";
import { describeModels } from "#server/agents/explain-model";
import { appRouter } from "#server/api/router";
import { createAuth } from "#server/auth/auth";
import { closeServer, listen } from "#server/http/listen";
import { createApi } from "#server/http/serve-api";
import { openLibrary } from "#server/library/open-library";
import { describeNotices } from "#server/open-notifier";
import { BulkCarrier } from "#server/orders/bulk/bulk-carrier";
import type { BenchEngine } from "../engine/bench-engine";
import { ApiCaller } from "./api-caller";

const API_KEY = "a-key-of-the-benchmark-with-32-characters";

/** The product's own API over the engine on a free port, and a caller with the owner's key. */
export async function serveBenchApi({ database, engine }: BenchEngine) {
  const log = { warn: () => undefined, error: (facts: object) => console.error(facts) };
  const library = await openLibrary({ folders: [], log });
  const auth = createAuth({ db: database, apiKey: API_KEY });
  const models = describeModels({ model: "offline", providers: {} });
  const notices = describeNotices({ smtp: undefined, slack: undefined, webhooks: undefined });
  const bulk = new BulkCarrier({ auth, engine, onTrouble: console.error });
  const deps = { auth, log, trustedProxies: [], db: database, library, engine, models, bulk, notices };
  const api = createApi(appRouter, deps);
  const server = createServer((request, response) => {
    api(request, response).catch((error) => response.destroy(error));
  });
  const port = await listen(server, { host: "127.0.0.1", port: 0 });
  return {
    caller: new ApiCaller(port, API_KEY),
    async close() {
      await closeServer(server);
      await library.close();
    },
  };
}
