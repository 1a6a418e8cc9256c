import { once } from "node:events";
import { parseArgs } from "node:util";
import { createFakeModel } from "./fake-model";

/** `npm run fake-model -- --port 4010 --journal calls.jsonl --piece-ms 15` (docs/models.md). */
const { values } = parseArgs({
  options: {
    port: { type: "string", default: "4010" },
    journal: { type: "string" },
    "piece-ms": { type: "string", default: "15" },
  },
});

const { server } = createFakeModel({ journal: values.journal ?? null, pieceMs: Number(values["piece-ms"]) });
server.listen(Number(values.port), "127.0.0.1");
await once(server, "listening");
const address = server.address();
const port = address !== null && typeof address === "object" ? address.port : values.port;
console.log(`The fake model listens. Start BotArmy beside it with:

  COMPATIBLE_BASE_URL=http://127.0.0.1:${port}/v1 BOTARMY_MODEL=compatible/ok npm start
`);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(0));
