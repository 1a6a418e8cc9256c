import { get } from "node:http";

/**
 * Asks the server for one page, so that the programs which draw pages are loaded before a person comes: half a second
 * of work that the first of them would wait for. Answers the HTTP status.
 */
export function warmPages(host: string, port: number): Promise<number> {
  const isEverywhere = host === "0.0.0.0" || host === "::";
  const headers = { host: `localhost:${port}` };
  return new Promise((resolve, reject) => {
    const options = { host: isEverywhere ? "localhost" : host, port, path: "/runs", headers };
    const request = get(options, (response) => {
      response.resume();
      response.on("end", () => resolve(response.statusCode ?? 0));
      response.on("error", reject);
    });
    request.on("error", reject);
  });
}
