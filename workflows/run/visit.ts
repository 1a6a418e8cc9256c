import type { Node } from "../definition/definition";
import type { Scope } from "./scope";
import type { Turn } from "./turn";

/** What a visit finds: `open` while something at or below the node still has to happen. */
export type Visit = "open" | "settled";

/** Visits nodes one after the other; passed to blocks, so that blocks and nodes need no cycle. */
export type VisitNodes = (turn: Turn, nodes: readonly Node[], scope: Scope) => Visit;
