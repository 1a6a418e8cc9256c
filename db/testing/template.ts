import { randomUUID } from "node:crypto";
import pg from "pg";
import { migrate } from "#db/migrate";

/** @returns the name of a new, migrated database on this server */
export async function makeTemplate(serverUrl: string): Promise<string> {
  const url = await createEmptyDatabase(serverUrl);
  await migrate(url);
  return nameOf(url);
}

/** @returns the URL of a new database without tables */
export function createEmptyDatabase(serverUrl: string): Promise<string> {
  return create(serverUrl, "");
}

/** @returns the URL of a new database, a copy of the template */
export function copyTemplate(serverUrl: string, template: string): Promise<string> {
  return create(serverUrl, `template ${template}`);
}

async function create(serverUrl: string, origin: string): Promise<string> {
  const name = `botarmy_test_${randomUUID().slice(0, 8)}`;
  await runOn(serverUrl, `create database ${name} ${origin}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** @returns the name of the database at this URL */
export function nameOf(url: string): string {
  return new URL(url).pathname.slice(1);
}

/** Drops it even when connections to it are open. */
export async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  await runOn(serverUrl, `drop database if exists ${name} with (force)`);
}

async function runOn(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
