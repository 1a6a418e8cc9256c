import { z } from "zod";

/** Who gave an order: a person, an API key, or the engine itself by a rule. */
export const Actor = z.object({
  kind: z.enum(["person", "key", "engine"]),
  id: z.string(),
  name: z.string(),
  role: z.enum(["viewer", "operator", "approver", "owner"]),
});
export type Actor = z.infer<typeof Actor>;

/** An actor as events and state remember it. */
export const ActorRef = z.object({ id: z.string(), name: z.string() });
export type ActorRef = z.infer<typeof ActorRef>;

/** Somebody who answered, with the role it was answered in. */
export const Decider = ActorRef.extend({ role: Actor.shape.role });
export type Decider = z.infer<typeof Decider>;

/** The engine as an actor, for what follows by a rule and not by an order. */
export const ENGINE: ActorRef = { id: "engine", name: "BotArmy" };

/** The time limit of a request, as the actor of what it decides (product.md 4). */
export const DEADLINE_POLICY: Actor = {
  kind: "engine",
  id: "policy:deadline",
  name: "Deadline policy",
  role: "owner",
};
