import { io, type Socket } from "socket.io-client";
import type { ClientToServer, ServerToClient } from "#server/live/protocol";

export type LiveSocket = Socket<ServerToClient, ClientToServer>;

/** The one socket of a page; it tries again after 0.5, 1, 2, 4, 8 s and so on, each a little off (experience.md 5). */
export function openLiveSocket(): LiveSocket {
  return io({
    path: "/live",
    transports: ["websocket"],
    reconnectionDelay: 500,
    reconnectionDelayMax: 8_000,
    randomizationFactor: 0.3,
  });
}
