import { createServer, type Server as HttpServer } from "node:http";
import { Server } from "socket.io";
import { io } from "socket.io-client";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { ClientToServer, RunEventMessage, ServerToClient } from "#server/live/protocol";
import { type FollowedRun, followRun } from "./follow-run";
import type { LiveSocket } from "./live-socket";

const RUN = "0190a8b4-0000-7000-8000-000000000001";

/** A server with a table of events, as the real one has; what it forgets to push stays in the table. */
let http: HttpServer;
let wire: Server<ClientToServer, ServerToClient>;
let socket: LiveSocket;
let table: RunEventMessage[];
let follows: number[];
let leaves: number;
let textSoFar: string;

const seen: { events: number[]; texts: string[]; caughtUp: number[]; refused: string[] } = {
  events: [],
  texts: [],
  caughtUp: [],
  refused: [],
};

function portOf(server: HttpServer): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return address.port;
}

function event(seq: number): RunEventMessage {
  return { runId: RUN, seq, at: "2026-11-22T10:00:00.000Z", type: "step.started", data: {} };
}

function commit(upTo: number): void {
  while (table.length < upTo) table.push(event(table.length + 1));
}

function follow(afterSeq = 0): FollowedRun {
  return followRun(socket, RUN, afterSeq, {
    onEvents: (events) => seen.events.push(...events.map((one) => (one.runId === RUN ? one.seq : -1))),
    onText: ({ offset, text }) => {
      const isWhole = offset <= seen.texts.join("").length;
      if (isWhole) seen.texts.push(text);
      return isWhole;
    },
    onCaughtUp: (missed) => seen.caughtUp.push(missed),
    onRefused: (reason) => seen.refused.push(reason),
  });
}

function hide(isHidden: boolean): void {
  vi.spyOn(document, "hidden", "get").mockReturnValue(isHidden);
  document.dispatchEvent(new Event("visibilitychange"));
}

beforeEach(async () => {
  table = [];
  follows = [];
  leaves = 0;
  textSoFar = "";
  for (const list of Object.values(seen)) list.length = 0;
  http = createServer();
  wire = new Server(http, { path: "/live", transports: ["websocket"] });
  wire.on("connection", (peer) => {
    peer.on("run:follow", ({ runId, afterSeq }, answer) => {
      if (runId !== RUN) return answer({ ok: false, reason: "not-found" });
      follows.push(afterSeq);
      for (const one of table.slice(afterSeq)) peer.emit("run:event", one);
      if (textSoFar)
        peer.emit("run:text", { runId, stepKey: "plan", taskId: "t", offset: 0, text: textSoFar });
      answer({ ok: true, seq: table.length });
    });
    peer.on("lists:follow", (answer) => answer?.());
    peer.on("run:leave", () => {
      leaves += 1;
    });
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  socket = io(`http://127.0.0.1:${portOf(http)}`, {
    path: "/live",
    transports: ["websocket"],
    reconnectionDelay: 10,
    forceNew: true,
  });
});

afterEach(async () => {
  vi.restoreAllMocks();
  socket.disconnect();
  await wire.close();
});

it("hands on everything after the page's last event, then what comes", async () => {
  commit(5);
  follow(2);
  await expect.poll(() => seen.events).toEqual([3, 4, 5]);
  commit(6);
  wire.emit("run:event", event(6));
  await expect.poll(() => seen.events).toEqual([3, 4, 5, 6]);
  expect(follows).toEqual([2]);
});

it("asks again at a gap, from the last event it has", async () => {
  commit(2);
  follow();
  await expect.poll(() => seen.events).toEqual([1, 2]);
  commit(5);
  wire.emit("run:event", event(5));
  await expect.poll(() => seen.events).toEqual([1, 2, 3, 4, 5]);
  expect(follows).toEqual([0, 2]);
});

it("drops events that come twice and those of other runs", async () => {
  commit(2);
  follow();
  await expect.poll(() => seen.events).toEqual([1, 2]);
  wire.emit("run:event", event(1));
  wire.emit("run:event", { ...event(3), runId: "another" });
  commit(3);
  wire.emit("run:event", event(3));
  await expect.poll(() => seen.events).toEqual([1, 2, 3]);
});

it("after a lost connection catches up and says how much", async () => {
  commit(3);
  follow();
  await expect.poll(() => seen.events).toHaveLength(3);
  commit(44);
  for (const peer of wire.sockets.sockets.values()) peer.conn.close();
  await expect.poll(() => seen.caughtUp).toEqual([41]);
  expect(seen.events).toEqual(table.map((one) => one.seq));
  expect(follows).toEqual([0, 3]);
});

it("is told to load the run anew when too much was missed, and joins when nobody can tell", async () => {
  commit(3);
  let isFar: () => Promise<boolean> = async () => true;
  const followed = followRun(socket, RUN, 0, {
    onEvents: (events) => seen.events.push(...events.map(({ seq }) => seq)),
    onText: () => true,
    onCaughtUp: (missed) => seen.caughtUp.push(missed),
    onRefused: (reason) => seen.refused.push(reason),
    isFar: () => isFar(),
    onFar: () => seen.refused.push("far"),
  });
  await expect.poll(() => seen.events).toEqual([1, 2, 3]);
  commit(5);
  hide(true);
  hide(false);
  await expect.poll(() => seen.refused).toEqual(["far"]);
  expect(follows).toEqual([0]);
  isFar = () => Promise.reject(new Error("away"));
  hide(true);
  hide(false);
  await expect.poll(() => seen.events).toEqual([1, 2, 3, 4, 5]);
  followed.stop();
});

it("takes events that came by HTTP, and does not get them twice", async () => {
  commit(2);
  const followed = follow();
  await expect.poll(() => seen.events).toEqual([1, 2]);
  commit(4);
  followed.take(table);
  wire.emit("run:event", event(4));
  await expect.poll(() => seen.events).toEqual([1, 2, 3, 4]);
  expect(followed.lastSeq()).toBe(4);
});

it("leaves while the tab is hidden and catches up when it is seen again", async () => {
  commit(1);
  follow();
  await expect.poll(() => seen.events).toEqual([1]);
  hide(true);
  await expect.poll(() => leaves).toBe(1);
  commit(3);
  hide(false);
  await expect.poll(() => seen.events).toEqual([1, 2, 3]);
  expect(follows).toEqual([0, 1]);
});

it("asks for the text so far when a piece of it was lost", async () => {
  commit(1);
  follow();
  await expect.poll(() => seen.events).toEqual([1]);
  textSoFar = "# Goals and more";
  wire.emit("run:text", { runId: RUN, stepKey: "plan", taskId: "t", offset: 12, text: "more" });
  await expect.poll(() => seen.texts).toEqual(["# Goals and more"]);
});

it("tells when the server will not show the run", async () => {
  followRun(socket, "another", 0, {
    onEvents: () => {},
    onText: () => true,
    onCaughtUp: () => {},
    onRefused: (reason) => seen.refused.push(reason),
  });
  await expect.poll(() => seen.refused).toEqual(["not-found"]);
});

it("is silent once it is stopped", async () => {
  commit(1);
  const followed = follow();
  await expect.poll(() => seen.events).toEqual([1]);
  followed.stop();
  await expect.poll(() => leaves).toBe(1);
  wire.emit("run:event", event(2));
  await new Promise<void>((resolve) => socket.emit("lists:follow", resolve));
  expect(seen.events).toEqual([1]);
});
