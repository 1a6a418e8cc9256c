import type {
  ForEachNode,
  LoopNode,
  Node,
  ParallelNode,
  RouteNode,
  StepNode,
  WorkflowDefinition,
} from "../definition/definition";
import type { Expression } from "../definition/expression";
import { parseCondition } from "../definition/parse-condition";

/** What a test says of a step; the rest is what most steps are. */
export type StepOptions = Partial<Omit<StepNode, "inputs" | "outputs" | "condition" | "key" | "kind">> & {
  agent?: string;
  requires?: string[];
  creates?: string[];
  condition?: unknown;
};

const SOURCE = { file: "test.yaml", line: 1, column: 1 };

/** A step by the agent of the same name, that makes and needs nothing, unless told otherwise. */
export function step(key: string, options: StepOptions = {}): StepNode {
  const { agent, requires = [], creates = [], condition, ...rest } = options;
  return {
    kind: "step",
    key,
    label: key,
    mode: "create",
    agents: [agent ?? key],
    anyAgent: false,
    action: null,
    notes: "",
    inputs: requires.map((name) => ({ name, symbolic: /^(all|existing)_/.test(name) })),
    outputs: creates.map((name) => ({ name, optional: false, isDir: name.endsWith("/") })),
    uses: [],
    template: null,
    condition: condition === undefined ? null : readCondition(condition),
    conditionText: condition === undefined ? null : JSON.stringify(condition).replaceAll('"', ""),
    optional: false,
    repeat: null,
    phase: null,
    gate: null,
    role: null,
    approvals: 1,
    onReject: { kind: "continue" },
    retry: { attempts: 3, backoffMs: 1_000 },
    timeoutMs: 60_000,
    effect: "pure",
    asks: [],
    weight: 1,
    extra: {},
    source: SOURCE,
    ...rest,
  };
}

/** A step that nobody works at: guidance, or the end of a described loop. */
export function marker(key: string, mode: "guide" | "loop_end" | "end", options: StepOptions = {}): StepNode {
  return step(key, { agents: [], mode, ...options });
}

/** Branches at once; each is a list of nodes. */
export function parallel(
  key: string,
  branches: Node[][],
  options: Partial<Pick<ParallelNode, "join" | "concurrency" | "phase">> = {},
): ParallelNode {
  const inside = branches.map((branch) => branch.map((node) => under(key, node)));
  return { kind: "parallel", ...block(key), branches: inside, join: "all", concurrency: null, ...options };
}

export function loop(key: string, until: unknown, max: number, nodes: Node[]): LoopNode {
  const untilText = JSON.stringify(until).replaceAll('"', "");
  const inside = nodes.map((node) => under(key, node));
  return { kind: "loop", ...block(key), until: readCondition(until), untilText, max, nodes: inside };
}

/** Maps the list of that name; inside, `{{item}}` is the item. */
export function forEach(
  key: string,
  list: string,
  nodes: Node[],
  concurrency: number | null = null,
): ForEachNode {
  const inside = nodes.map((node) => under(key, node));
  return { kind: "forEach", ...block(key), list, as: "item", concurrency, nodes: inside };
}

/** Routes by name; one whose name begins with `go` continues after its own nodes. */
export function route(key: string, routes: Record<string, Node[]>, condition?: unknown): RouteNode {
  return {
    kind: "route",
    ...block(key),
    condition: condition === undefined ? null : readCondition(condition),
    conditionText: condition === undefined ? null : String(condition),
    notes: "",
    routes: Object.entries(routes).map(([name, nodes]) => ({
      name,
      notes: "",
      continues: name.startsWith("go"),
      nodes: nodes.map((node) => under(key, node)),
    })),
  };
}

/** A workflow of these nodes, one after the other. */
export function workflow(nodes: Node[], options: Partial<WorkflowDefinition> = {}): WorkflowDefinition {
  return {
    id: "test",
    pack: "tests",
    name: "Test workflow",
    description: "",
    type: "test",
    version: "1",
    projectTypes: [],
    whenToUse: [],
    inputs: [],
    phases: [],
    sequences: [{ name: "main", nodes }],
    handoffPrompts: {},
    completionCriteria: [],
    diagram: "",
    extra: {},
    ...options,
  };
}

function block(key: string) {
  return { key, label: key, phase: null, source: SOURCE };
}

/** The node with its key, and all below, inside another. */
function under(parent: string, node: Node): Node {
  const key = `${parent}/${node.key}`;
  const inside = (nodes: Node[]) => nodes.map((one) => under(parent, one));
  switch (node.kind) {
    case "step":
      return { ...node, key };
    case "parallel":
      return { ...node, key, branches: node.branches.map(inside) };
    case "route":
      return { ...node, key, routes: node.routes.map((one) => ({ ...one, nodes: inside(one.nodes) })) };
    case "loop":
    case "forEach":
      return { ...node, key, nodes: inside(node.nodes) };
  }
}

function readCondition(condition: unknown): Expression {
  const parsed = parseCondition(condition);
  if ("error" in parsed) throw new Error(parsed.error);
  return parsed.expression;
}
