import type { Node } from "./definition";
import type { Problem } from "./problem";

/** Something wrong with a node, before it has a place in a file. `item` tells which value of the field. */
export type Defect = Pick<Problem, "severity" | "code" | "message" | "hint"> & {
  node: Node;
  field: string;
  item?: string;
};

/** The defect as a problem of the node's file, at the node's own place. */
export function toProblem({ node, severity, code, message, hint }: Defect): Problem {
  return { ...node.source, severity, code, message, hint };
}
