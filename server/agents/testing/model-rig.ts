import { once } from "node:events";
import type { AddressInfo } from "node:net";
import type { Agent, AgentTask, Outcome } from "#server/engine/agent-port";
import { createFakeModel } from "../fake-model/fake-model";
import { parseModelName } from "../model-name";
import { createModelRunner, type ModelRunnerOptions } from "../model-runner";
import type { CallLedger, ModelCall } from "../models/model-call";
import type { Timing } from "../models/timing";
import { waitOrAbort } from "../wait-or-abort";

/** Keeps calls in memory. */
export type ListedCalls = CallLedger & { calls: ModelCall[] };

function listCalls(): ListedCalls {
  const calls: ModelCall[] = [];
  return {
    calls,
    begin: async () => undefined,
    record: async (call) => void calls.push(call),
  };
}

/** A clock on which a second is a millisecond of ours, and no chance. */
export function quickTiming(): Timing {
  const start = Date.now();
  return {
    now: () => start + (Date.now() - start) * 1_000,
    random: () => 0,
    wait: (ms, abort) => waitOrAbort(ms / 1_000, abort),
  };
}

export const KEY = "sk-canary-0123456789";

/** The fake model in this process, and agents that call it over HTTP. */
export async function openModelRig({
  stormMs = 0,
  ...given
}: Partial<ModelRunnerOptions> & { stormMs?: number } = {}) {
  const { server, journal } = createFakeModel({ journal: null, pieceMs: 0, stormMs });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const baseUrl = `http://127.0.0.1:${port}/v1`;
  const origin = new URL(baseUrl).origin;
  const compatible = { baseUrl, apiKey: KEY };
  const ledger = listCalls();
  const runner = createModelRunner({
    providers: { openai: KEY, anthropic: KEY, google: KEY, compatible },
    origins: { openai: origin, anthropic: origin, google: origin },
    ledger,
    timing: quickTiming(),
    ...given,
  });
  const price = { input: 2, output: 8, cached: 0.5 };
  /** `ok`, or `anthropic/ok` for another protocol. */
  const agentOf = (model: string): Agent => {
    const name = parseModelName(model) ?? { provider: "compatible", id: model };
    return runner(name, { [name.provider === "compatible" ? "compatible" : model]: price });
  };
  return {
    compatible,
    ledger,
    journal,
    agentOf,
    /** Lets a model perform a task; answers what came of it and what was written on the way. */
    async perform(
      model: string,
      task: AgentTask,
      abort = new AbortController().signal,
    ): Promise<{ outcome: Outcome; text: string }> {
      let text = "";
      const outcome = await agentOf(model).perform(
        task,
        (piece) => {
          text += piece;
        },
        abort,
      );
      return { outcome, text };
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
