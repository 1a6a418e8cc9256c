import { test } from "@playwright/test";
import { OwnServer } from "./own-server";

/**
 * A server of one test file, which runs from before its first test until after its last. When one fails, what
 * the server printed last is printed too: nothing else of it is left then.
 */
export function serveThisFile(env: () => Record<string, string> = () => ({})): OwnServer {
  const server = new OwnServer(env);
  test.beforeAll(async () => {
    await server.start().catch((error) => {
      tell(server);
      throw error;
    });
  });
  test.afterEach(() => {
    const { status, expectedStatus } = test.info();
    if (status !== expectedStatus) tell(server);
  });
  test.afterAll(() => server.remove());
  return server;
}

function tell(server: OwnServer): void {
  console.log(`The last words of the test's server:\n${server.lastWords}`);
}
