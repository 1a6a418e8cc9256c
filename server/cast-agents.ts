import type { Database } from "#db/client";
import { boardRole } from "#workflows/definition/board-role";
import { createRoster, type Performer } from "./agents/agent-roster";
import { createModelRunner } from "./agents/model-runner";
import { createCallStore } from "./agents/models/call-store";
import { findMissingModel } from "./agents/models/missing-model";
import { createOfflineAgent } from "./agents/offline-agent";
import type { Auth } from "./auth/auth";
import { readSettings } from "./auth/settings";
import type { Config } from "./config";
import type { Agent, AgentPersona, Roster } from "./engine/agent-port";
import type { Library } from "./library/library";

type Cast = {
  config: Pick<Config, "model" | "providers">;
  db: Database;
  auth: Auth;
  library: Library;
  onTrouble(message: string, error: unknown): void;
};

/** Everybody who performs: personas of the library, played offline or by the models that owners chose. */
export function castAgents({ config: { model, providers }, db, auth, library, onTrouble }: Cast): Roster {
  const runnerFor = createRoster({
    defaultModel: model,
    providers,
    offline: createOfflineAgent(),
    runner: createModelRunner({ providers, ledger: createCallStore(db.pool, onTrouble) }),
    readSettings: async () => (await readSettings(auth)).values,
  });
  void findMissingModel(model, providers).then((sentence) => {
    if (sentence) onTrouble(sentence, undefined);
  });
  return rosterOf(library, runnerFor);
}

/** Puts a persona of the library and its runner behind an agent's id; an id without a file still works. */
export function rosterOf(library: Library, runnerFor: (performer: Performer) => Agent): Roster {
  return {
    find(agentId, pack) {
      const persona = personaOf(library, agentId, pack);
      return { persona, agent: runnerFor(persona) };
    },
  };
}

function personaOf(library: Library, id: string, pack: string): AgentPersona {
  const known = library.agent(id, pack);
  if (known) return { id, role: known.role, name: known.name, title: known.title, persona: known.persona };
  return { id, role: boardRole(id), name: id, title: id, persona: "" };
}
