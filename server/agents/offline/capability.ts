/**
 * Something the idea says: an action (`lend tools to each other`; without an actor the product does it), a part
 * of the product (`a map`), or a whole statement (`reminders are sent by SMS`).
 */
export type Capability = {
  kind: "action" | "part" | "statement";
  actor: string | null;
  verb: string | null;
  text: string;
  things: string[];
};
