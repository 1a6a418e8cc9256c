import ELK, { type ELK as Layered } from "elkjs/lib/elk-api";

export type LayoutEngine = Pick<Layered, "layout">;

/** The engine's program did not arrive, as it happens while the server is away: a later try may succeed. */
export class EngineMissing extends Error {
  override readonly name = "EngineMissing";

  constructor() {
    super("The program that lays out graphs could not be loaded. Reload the page when the server answers.");
  }
}

let engine: LayoutEngine | undefined;

/** One engine for the page, made when the first graph needs it, and anew once it is missing. */
export function openEngine(): LayoutEngine {
  engine ??= startEngine();
  return engine;
}

function startEngine(): LayoutEngine {
  const worker = new Worker(new URL("./elk-worker.ts", import.meta.url), { type: "module" });
  const elk = new ELK({ workerFactory: () => worker });
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    engine = undefined;
    worker.terminate();
  });
  return {
    layout: (graph, options) =>
      new Promise((resolve, reject) => {
        worker.addEventListener("error", () => reject(new EngineMissing()), { once: true });
        elk.layout(graph, options).then(resolve, reject);
      }),
  };
}
