import type { Client } from "pg";

/** Connects, or throws a sentence with what to do; the address is shown without its user and password. */
export async function connectOrExplain(client: Client): Promise<void> {
  try {
    await client.connect();
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? error.code : String(error);
    const place = `${client.host}:${client.port}/${client.database}`;
    throw new Error(
      `The database ${place} cannot be reached (${reason}). Does it run, and is DATABASE_URL right?`,
      { cause: error },
    );
  }
}
