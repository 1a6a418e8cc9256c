import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Database } from "#db/client";
import type { Auth } from "#server/auth/auth";
import { authenticateRequest } from "#server/auth/authenticate-request";
import { isAllowed } from "#server/auth/permissions";
import { readContents } from "#server/engine/content-store";
import { loadRuns } from "#server/engine/load-runs";
import { answerRefusal } from "#server/http/answer-refusal";
import { findFile } from "#server/queries/find-file";
import { listRunDocuments } from "#server/queries/list-run-documents";
import type { RunState } from "#workflows/run/run-state";
import { bundleRun } from "./bundle-run";
import { attachment, safeName } from "./file-name";
import { uniquePaths } from "./unique-paths";
import { type ZipEntry, zipDocuments } from "./zip-documents";

/** What files are served from. */
export type FileDeps = { auth: Auth; db: Database };

type Wanted = { kind: "artifact" | "run" | "bundle"; id: string };

/**
 * Answers requests under `/files/`, for everybody who may read runs: `artifacts/<id>` is one version of a
 * document, `runs/<runId>.zip` one version of each document of a run (contract.md 2), `runs/<runId>/bundle.zip` the
 * run's whole story (`bundleRun`). Always downloads, never pages: what agents write runs nowhere (S26).
 */
export function createFiles(deps: FileDeps) {
  return async function serveFile(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const principal = await authenticateRequest(deps.auth, request);
    if (!principal) return refuse(response, 401, "not-signed-in", "Please sign in.");
    if (!isAllowed(principal, "runs.read")) {
      return refuse(response, 403, "not-allowed", "Your role may not read documents.");
    }
    const wanted = readPath(request.url ?? "");
    const isAnswered = wanted !== undefined && (await answer(deps, wanted, request, response));
    if (!isAnswered) refuse(response, 404, "not-found", "There is no such file.");
  };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function readPath(url: string): Wanted | undefined {
  const [path = ""] = url.split("?", 1);
  const artifact = /^\/files\/artifacts\/([\w-]{1,200})$/.exec(path)?.[1];
  if (artifact !== undefined) return { kind: "artifact", id: artifact };
  const [, run = "", bundle] = /^\/files\/runs\/([\w-]{1,200})(\/bundle)?\.zip$/.exec(path) ?? [];
  return UUID.test(run) ? { kind: bundle ? "bundle" : "run", id: run } : undefined;
}

function answer(deps: FileDeps, { kind, id }: Wanted, request: IncomingMessage, response: ServerResponse) {
  switch (kind) {
    case "artifact":
      return sendArtifact(deps, id, request, response);
    case "run":
      return sendZip(deps, id, listDocuments, request, response);
    case "bundle":
      return sendZip(deps, id, bundleRun, request, response);
  }
}

async function sendArtifact(
  { db }: FileDeps,
  artifactId: string,
  { method }: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const file = await findFile(db, artifactId);
  if (!file) return false;
  const name = safeName(file.name.split(/[\\/]+/).findLast((part) => part !== "") ?? "");
  response.writeHead(200, {
    ...headersFor(name, mediaTypeOf(file.mediaType)),
    "content-length": file.bytes.length,
  });
  response.end(method === "HEAD" ? undefined : file.bytes);
  return true;
}

type ListEntries = (db: Database, state: RunState) => ZipEntry[] | Promise<ZipEntry[]>;

async function sendZip(
  { db }: FileDeps,
  runId: string,
  listEntries: ListEntries,
  { method }: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const state = (await loadRuns(db.pool, [runId])).get(runId)?.state;
  if (!state) return false;
  const entries = await listEntries(db, state);
  const name = listEntries === bundleRun ? `${safeName(state.title)} bundle` : safeName(state.title);
  response.writeHead(200, headersFor(`${name}.zip`, "application/zip"));
  if (method === "HEAD") response.end();
  else await pipeline(Readable.from(zipDocuments(entries)), response);
  return true;
}

function listDocuments({ pool }: Database, state: RunState): ZipEntry[] {
  const documents = listRunDocuments(state);
  const paths = uniquePaths(documents.map(({ name }) => name));
  return documents.map(({ sha256, at }, position) => {
    const read = async () => Buffer.from((await readContents(pool, [sha256])).get(sha256) ?? "");
    return { path: paths[position] ?? sha256, at: new Date(at), read };
  });
}

function headersFor(name: string, mediaType: string) {
  return {
    "content-type": mediaType,
    "content-disposition": attachment(name),
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    "cache-control": "private, no-store",
  };
}

/** What an agent called its document, if that is a media type at all. */
function mediaTypeOf(said: string): string {
  if (!/^[\w.+-]{1,60}\/[\w.+-]{1,60}$/.test(said)) return "application/octet-stream";
  return said.startsWith("text/") ? `${said}; charset=utf-8` : said;
}

function refuse(response: ServerResponse, status: number, reason: string, message: string): void {
  answerRefusal(response, { status, reason, message }, { "cache-control": "no-store" });
}
