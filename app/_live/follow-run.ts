import type { FollowAnswer, RunEventMessage, RunTextMessage } from "#server/live/protocol";
import type { LiveSocket } from "./live-socket";
import { moveCursor, type RunCursor } from "./run-cursor";

/** Replayed events come one by one; they are handed on together, so that a page draws once. */
const GATHER_MS = 16;

export type RunFollower = {
  /** New events in order, each once. */
  onEvents: (events: RunEventMessage[]) => void;
  /** A piece of text being written; answers false when text before it is missing. */
  onText: (message: RunTextMessage) => boolean;
  /** Joined again; `missed` events came in between and have been handed on. */
  onCaughtUp: (missed: number) => void;
  /**
   * Asked before it is joined again: whether so much is missing after `lastSeq` that loading the run anew is better
   * than all of it one by one. Then `onFar` is called in place of joining; start anew.
   */
  isFar?: (lastSeq: number) => Promise<boolean>;
  onFar?: () => void;
  /** The server will not show this run. */
  onRefused: (reason: Exclude<FollowAnswer, { ok: true }>["reason"]) => void;
};

export type FollowedRun = {
  /** Takes events that came another way, for example by HTTP while the socket is away. */
  take: (events: RunEventMessage[]) => void;
  lastSeq: () => number;
  stop: () => void;
};

/**
 * Follows a run over the socket from `afterSeq` on: joins, joins again after every reconnect and every gap, and
 * leaves while the tab is hidden. What it hands on is complete and in order, whatever happens to the wire. A page
 * follows a run once: the server keeps one place per run and socket.
 */
export function followRun(
  socket: LiveSocket,
  runId: string,
  afterSeq: number,
  follower: RunFollower,
): FollowedRun {
  let cursor: RunCursor = { lastSeq: afterSeq, isAsking: false };
  const gathered = gatherEvents((events) => !isStopped && follower.onEvents(events));
  let isStopped = false;
  let hasJoined = false;

  function join(): void {
    if (isStopped || !socket.connected || document.hidden) return;
    const { lastSeq } = cursor;
    cursor = { lastSeq, isAsking: true };
    socket.emit("run:follow", { runId, afterSeq: lastSeq }, (answer) => {
      cursor = { ...cursor, isAsking: false };
      if (isStopped) return;
      gathered.flush();
      if (!answer.ok) follower.onRefused(answer.reason);
      else if (hasJoined) follower.onCaughtUp(cursor.lastSeq - lastSeq);
      hasJoined = true;
    });
  }

  /** After a loss or a sleep. When the question cannot be answered it is joined: that works for every distance. */
  async function joinAgain(): Promise<void> {
    if (isStopped || !socket.connected || document.hidden) return;
    const isFar = hasJoined && (await follower.isFar?.(cursor.lastSeq).catch(() => false));
    if (isStopped) return;
    if (isFar) follower.onFar?.();
    else join();
  }

  function takeEvent(event: RunEventMessage): void {
    const moved = moveCursor(cursor, event.seq);
    cursor = moved.cursor;
    if (moved.arrival === "ask") join();
    if (moved.arrival === "use") gathered.push(event);
  }

  function takeText(message: RunTextMessage): void {
    if (!follower.onText(message) && !cursor.isAsking) join();
  }

  function leave(): void {
    if (socket.connected) socket.emit("run:leave", { runId });
  }

  const stopHearing = hearOf(runId, socket, { takeEvent, takeText, joinAgain, leave });
  join();

  return {
    take: (events) => events.forEach(takeEvent),
    lastSeq: () => cursor.lastSeq,
    stop: () => {
      isStopped = true;
      gathered.stop();
      stopHearing();
      leave();
    },
  };
}

type Hearer = {
  takeEvent: (event: RunEventMessage) => void;
  takeText: (message: RunTextMessage) => void;
  joinAgain: () => Promise<void>;
  leave: () => void;
};

/** Hears what the socket says of one run, and when socket and tab come and go; answers how to stop. */
function hearOf(runId: string, socket: LiveSocket, hearer: Hearer): () => void {
  const onEvent = (event: RunEventMessage) => event.runId === runId && hearer.takeEvent(event);
  const onText = (message: RunTextMessage) => message.runId === runId && hearer.takeText(message);
  const onConnect = () => void hearer.joinAgain();
  const onVisibility = () => (document.hidden ? hearer.leave() : void hearer.joinAgain());
  socket.on("connect", onConnect);
  socket.on("run:event", onEvent);
  socket.on("run:text", onText);
  document.addEventListener("visibilitychange", onVisibility);
  return () => {
    socket.off("connect", onConnect);
    socket.off("run:event", onEvent);
    socket.off("run:text", onText);
    document.removeEventListener("visibilitychange", onVisibility);
  };
}

/** Hands events on together, a moment after the first. */
function gatherEvents(handOn: (events: RunEventMessage[]) => void) {
  let events: RunEventMessage[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    const gathered = events;
    events = [];
    if (gathered.length > 0) handOn(gathered);
  }
  return {
    push: (event: RunEventMessage) => {
      events.push(event);
      timer ??= setTimeout(flush, GATHER_MS);
    },
    flush,
    stop: () => clearTimeout(timer),
  };
}
