import { createServer, type Server } from "node:http";
import { createTRPCClient, httpLink, TRPCClientError } from "@trpc/client";
import { afterAll } from "vitest";
import type { TestDatabase } from "#db/testing/test-database";
import { describeModels } from "#server/agents/explain-model";
import { type AgentScript, createScriptedAgent } from "#server/agents/scripted-agent";
import { inTransaction } from "#server/auth/in-transaction";
import { openSession } from "#server/auth/open-session";
import type { Role } from "#server/auth/permissions";
import type { Person } from "#server/auth/principal";
import { addMember, createTestAuth, type TestAuth } from "#server/auth/testing/test-auth";
import { EngineRig } from "#server/engine/testing/engine-rig";
import { createFiles } from "#server/files/serve-file";
import { closeServer, listen } from "#server/http/listen";
import { createApi } from "#server/http/serve-api";
import type { Library } from "#server/library/library";
import { openLibrary } from "#server/library/open-library";
import { type LibraryFolderDraft, makeLibraryFolder } from "#server/library/testing/library-folder";
import { describeNotices } from "#server/open-notifier";
import { BulkCarrier } from "#server/orders/bulk/bulk-carrier";
import { type AppRouter, appRouter } from "../router";

const NOTIFY = {
  smtp: { url: "smtp://127.0.0.1:9", from: "botarmy@example.org" },
  slack: undefined,
  webhooks: { key: "a-canary-key-of-webhooks-with-32-characters", allowsPrivate: false },
};
const API_KEY = "an-environment-key-of-32-characters-and-more";

export type ApiClient = ReturnType<typeof createTRPCClient<AppRouter>>;

/** What a test serves: workflow files by their path in the library, and what the agents do. */
export type ApiRigOptions = {
  files: Record<string, string>;
  script?: AgentScript;
  /** Tasks at once; 0 performs none. */
  concurrency?: number;
};

/** The whole API over HTTP on a test's database, with an engine whose agents follow a script. */
export class ApiRig {
  private constructor(
    readonly origin: string,
    readonly auth: TestAuth,
    readonly rig: EngineRig,
    readonly library: Library,
    readonly folder: LibraryFolderDraft,
  ) {}

  /** Call it at the top level of a test file: everything ends with the file. */
  static async open(
    database: TestDatabase,
    { files, script = {}, concurrency = 8 }: ApiRigOptions,
  ): Promise<ApiRig> {
    const auth = createTestAuth(database, { apiKey: API_KEY });
    const folder = await makeLibraryFolder(files);
    const log = { warn: () => undefined, error: (facts: object) => console.error(facts) };
    const folders = [{ path: folder.path, writable: true, pack: "test" }];
    const library = await openLibrary({ folders, log });
    const rig = new EngineRig(database, { agent: createScriptedAgent(script), concurrency });
    await rig.engine.start();
    const models = describeModels({
      model: "offline",
      providers: { compatible: { baseUrl: "http://127.0.0.1:9" } },
    });
    const { engine } = rig;
    const notices = describeNotices(NOTIFY);
    const bulk = new BulkCarrier({
      auth,
      engine,
      onTrouble: (message, error) => console.error(message, error),
    });
    const deps = { auth, log, trustedProxies: [], db: database, library, engine, models, bulk, notices };
    const [api, fileServer] = [createApi(appRouter, deps), createFiles(deps)];
    const server: Server = createServer((request, response) => {
      const serve = request.url?.startsWith("/files/") ? fileServer : api;
      serve(request, response).catch((error) => response.destroy(error));
    });
    // Where everything stands still for seconds, a client would write into a connection that was just given up.
    server.keepAliveTimeout = 120_000;
    const port = await listen(server, { host: "127.0.0.1", port: 0 });
    afterAll(async () => {
      await closeServer(server);
      await bulk.stop();
      await engine.stop();
      await library.close();
      await folder.remove();
    });
    return new ApiRig(`http://127.0.0.1:${port}`, auth, rig, library, folder);
  }

  /** A script with the owner's key of the environment. */
  get owner(): ApiClient {
    return this.client(this.ownerHeaders);
  }

  get ownerHeaders() {
    return { authorization: `Bearer ${API_KEY}` };
  }

  /** A new member with an open session. */
  async signIn(role: Role): Promise<{ person: Person; headers: Record<string, string>; api: ApiClient }> {
    const member = await addMember(this.auth, role);
    const { token, person } = await inTransaction(this.auth.db, (tx) =>
      openSession(tx, member, "test", this.auth.now()),
    );
    const headers = { cookie: `botarmy=${token}` };
    return { person, headers, api: this.client(headers) };
  }

  client(headers: Record<string, string>): ApiClient {
    return createTRPCClient<AppRouter>({ links: [httpLink({ url: `${this.origin}/trpc`, headers })] });
  }
}

/** What a refused call answered: the fault as the page would see it. Fails when it was not refused. */
export async function faultOf(call: Promise<unknown>) {
  const error = await call.then(
    () => new Error("The call was not refused."),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof TRPCClientError)) throw error;
  const { code, reason, field, details } = error.data;
  return { code, reason, field, details, message: error.message };
}
