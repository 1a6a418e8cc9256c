import { knownNames } from "../definition/asks";
import type { Node } from "../definition/definition";
import { followMoves, type MovedKeys } from "./nest-nodes";
import { nestReviews } from "./nest-reviews";
import { nestStories } from "./nest-stories";
import type { Lowering } from "./scope";

type NestList = (list: Node[], around: string) => Node[];

/**
 * Turns the loops that files only describe, in notes or in their diagram, into loops and maps of the normal
 * form, each bounded (formats.md 2.3). What an author wrote as a `loop` or `for_each` stays as it is. Comes
 * after documents and ways back are settled: it moves steps, and their keys with them.
 */
export function nestLoops(nodes: Node[], inputNames: readonly string[], lowering: Lowering): Node[] {
  const known = knownNames(nodes, inputNames);
  const reviewed = nestEverywhere(
    nodes,
    lowering,
    (moved) => (list, around) => nestReviews(list, { around, known, lowering, moved }),
  );
  return nestEverywhere(
    reviewed,
    lowering,
    (moved) => (list, around) => nestStories(list, { around, all: reviewed, lowering, moved }),
  );
}

function nestEverywhere(nodes: Node[], lowering: Lowering, nestWith: (moved: MovedKeys) => NestList): Node[] {
  const moved: MovedKeys = new Map();
  const nest = nestWith(moved);
  const nestDeep: NestList = (list, around) =>
    nest(
      list.map((node) => nestInside(node, nestDeep)),
      around,
    );
  return followMoves(moved, nestDeep(nodes, ""), lowering);
}

function nestInside(node: Node, nest: NestList): Node {
  const around = `${node.key}/`;
  if (node.kind === "parallel")
    return { ...node, branches: node.branches.map((branch) => nest(branch, around)) };
  if (node.kind !== "route") return node;
  return { ...node, routes: node.routes.map((route) => ({ ...route, nodes: nest(route.nodes, around) })) };
}
