import { boardRole } from "#workflows/definition/board-role";
import type { Agent, AgentPersona, Roster } from "./engine/agent-port";
import type { Library } from "./library/library";

/** Puts a persona of the library and the runner of its role behind an agent's id; an id without a file still works. */
export function castAgents(library: Library, runnerFor: (role: string) => Agent): Roster {
  return {
    find(agentId, pack) {
      const persona = personaOf(library, agentId, pack);
      return { persona, agent: runnerFor(persona.role) };
    },
  };
}

function personaOf(library: Library, id: string, pack: string): AgentPersona {
  const known = library.agent(id, pack);
  if (known) return { id, role: known.role, name: known.name, title: known.title, persona: known.persona };
  return { id, role: boardRole(id), name: id, title: id, persona: "" };
}
