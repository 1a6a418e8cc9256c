import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/** Binds the server; answers the port it got. A port that is taken is refused with what to do. */
export function listen(server: Server, { host, port }: { host: string; port: number }): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === "EADDRINUSE";
      reject(
        isTaken
          ? new Error(`PORT: ${port} is taken by another program. Choose another: PORT=3001 npm start`)
          : error,
      );
    });
    server.listen(port, host, () => {
      const address = server.address() as AddressInfo;
      resolve(address.port);
    });
  });
}

/** Takes no more connections and ends those that are open. */
export function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  return closed;
}
