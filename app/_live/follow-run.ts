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
    if (event.runId !== runId) return;
    const moved = moveCursor(cursor, event.seq);
    cursor = moved.cursor;
    if (moved.arrival === "ask") join();
    if (moved.arrival !== "use") return;
    gathered.push(event);
  }

  function takeText(message: RunTextMessage): void {
    if (message.runId !== runId) return;
    if (!follower.onText(message) && !cursor.isAsking) join();
  }

  function onVisibility(): void {
    if (document.hidden) leave();
    else void joinAgain();
  }

  function leave(): void {
    if (socket.connected) socket.emit("run:leave", { runId });
  }

  const onConnect = () => void joinAgain();
  socket.on("connect", onConnect);
  socket.on("run:event", takeEvent);
  socket.on("run:text", takeText);
  document.addEventListener("visibilitychange", onVisibility);
  join();

  return {
    take: (events) => events.forEach(takeEvent),
    lastSeq: () => cursor.lastSeq,
    stop: () => {
      isStopped = true;
      gathered.stop();
      socket.off("connect", onConnect);
      socket.off("run:event", takeEvent);
      socket.off("run:text", takeText);
      document.removeEventListener("visibilitychange", onVisibility);
      leave();
    },
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
