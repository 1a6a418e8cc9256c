import { randomUUID } from "node:crypto";
import pg from "pg";
import { migrate } from "#db/migrate";

/** @returns the name of a new, migrated database on this server */
export async function makeTemplate(serverUrl: string): Promise<string> {
  const name = `botarmy_template_${randomUUID().slice(0, 8)}`;
  await runOn(serverUrl, `create database ${name}`);
  await migrate(urlOfDatabase(serverUrl, name));
  return name;
}

/** @returns the URL of a new database, a copy of the template */
export async function copyTemplate(serverUrl: string, template: string): Promise<string> {
  const name = `botarmy_test_${randomUUID().slice(0, 8)}`;
  await runOn(serverUrl, `create database ${name} template ${template}`);
  return urlOfDatabase(serverUrl, name);
}

/** Drops it even when connections to it are open. */
export async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  await runOn(serverUrl, `drop database if exists ${name} with (force)`);
}

function urlOfDatabase(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
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
