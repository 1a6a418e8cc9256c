const BOARD_ROLES: ReadonlyMap<string, string> = new Map([
  ["analyst", "analyst"],
  ["pm", "analyst"],
  ["po", "analyst"],
  ["architect", "architect"],
  ["ux-expert", "architect"],
  ["dev", "coder"],
  ["qa", "tester"],
  ["sm", "orchestrator"],
]);

/** The column of the agent board for an agent; others keep their own name (formats.md 2.3). */
export function boardRole(agent: string, overrides: Readonly<Record<string, string>> = {}): string {
  const own = Object.hasOwn(overrides, agent) ? overrides[agent] : undefined;
  return own ?? BOARD_ROLES.get(agent) ?? agent;
}

/** Whether an agent is one of the roles that every team has, or one of their usual names. */
export function isUsualAgent(agent: string): boolean {
  return BOARD_ROLES.has(agent) || [...BOARD_ROLES.values(), "deployer"].includes(agent);
}
