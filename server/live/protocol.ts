import { z } from "zod";
import type { JsonObject } from "#workflows/definition/json";
import { EventNumber } from "#workflows/run/event-number";

/** Path of the socket; transport is websocket only. */
export const LIVE_PATH = "/live";
export const PROTOCOL_VERSION = 1;

/** One recorded fact on its way to a browser; `at` is ISO 8601. Every number comes once, in order. */
export type RunEventMessage = { runId: string; seq: number; at: string; type: string; data: JsonObject };

/** Text being written. `offset` counts UTF-16 units from the attempt's beginning; not stored. */
export type RunTextMessage = { runId: string; stepKey: string; taskId: string; offset: number; text: string };

export const FollowRun = z.object({ runId: z.uuid(), afterSeq: EventNumber });
export type FollowRun = z.infer<typeof FollowRun>;

export const LeaveRun = z.object({ runId: z.uuid() });
export type LeaveRun = z.infer<typeof LeaveRun>;

/** `seq`: the last number when the run was joined; everything up to it has been sent before this answer. */
export type FollowAnswer =
  | { ok: true; seq: number }
  | { ok: false; reason: "not-found" | "not-allowed" | "bad-input" };

export interface ServerToClient {
  /** `build` names the pages that the server has: with another one than at first, a page is out of date. */
  "server:hello"(hello: { version: number; build: string; now: string }): void;
  "run:event"(message: RunEventMessage): void;
  "run:text"(message: RunTextMessage): void;
  /** Hints that lists are to be fetched again. */
  "runs:changed"(): void;
  "inbox:changed"(inbox: { open: number }): void;
  "agents:changed"(): void;
  "stops:changed"(): void;
}

export interface ClientToServer {
  "run:follow"(request: FollowRun, answer: (result: FollowAnswer) => void): void;
  "run:leave"(request: LeaveRun): void;
  "lists:follow"(answer?: () => void): void;
}
