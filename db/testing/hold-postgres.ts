import { startEmbeddedPostgres } from "#db/embedded/start-embedded-postgres";

/** A program of its own for tests: starts the server of the folder it is given, says so, and waits to be ended. */
const [home = ""] = process.argv.slice(2);
try {
  const postgres = await startEmbeddedPostgres({ home, log: console, ifRunning: "refuse" });
  postgres.announce("http://127.0.0.1:4100");
  console.log(`READY ${postgres.pid} ${postgres.url}`);
  setInterval(() => {}, 60_000);
} catch (error) {
  console.log(`REFUSED ${error}`);
}
