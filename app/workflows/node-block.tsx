import { GitFork, ListTree, type LucideIcon, Repeat, Split } from "lucide-react";
import type { ReactNode } from "react";
import type { Node } from "#workflows/definition/definition";
import { countOf } from "../_ui/count-of";
import { sayCondition } from "./say-condition";

type Block = Exclude<Node, { kind: "step" }>;
type Way = { name: string; text?: string; nodes: Node[] };

type NodeBlockProps = { node: Block; list: (nodes: Node[]) => ReactNode };

/** Steps that belong together: at once, one way of several, again and again, once for each item. */
export function NodeBlock({ node, list }: NodeBlockProps) {
  const { icon: Icon, text, ways } = describe(node);
  return (
    <div className="rounded-md border">
      <p className="flex items-start gap-1.5 border-b bg-sunken px-2.5 py-1.5 text-ink-2 text-sm">
        <Icon aria-hidden className="mt-0.75 size-3.5 shrink-0" />
        <span>
          <span className="font-medium text-ink">{node.label}</span>: {text}
        </span>
      </p>
      <div className="divide-y">
        {ways.map((way) => (
          <div key={way.name} className="grid gap-2 px-2.5 py-2">
            {way.text && <p className="text-ink-2 text-sm">{way.text}</p>}
            {way.nodes.length > 0 && list(way.nodes)}
          </div>
        ))}
      </div>
    </div>
  );
}

function describe(node: Block): { icon: LucideIcon; text: string; ways: Way[] } {
  switch (node.kind) {
    case "parallel":
      return { icon: Split, text: JOIN[node.join], ways: node.branches.map(branchWay) };
    case "loop": {
      const until = `again until ${sayCondition(node.until)}, at most ${countOf(node.max, "time")}, then a person is asked`;
      return { icon: Repeat, text: until, ways: [{ name: "body", nodes: node.nodes }] };
    }
    case "forEach": {
      const limit = node.concurrency === null ? "" : `, ${node.concurrency} at once`;
      const each = `once for each ${node.as} of ${node.list}${limit}`;
      return { icon: ListTree, text: each, ways: [{ name: "body", nodes: node.nodes }] };
    }
    case "route":
      return { icon: GitFork, text: sayRoute(node), ways: node.routes.map(routeWay) };
  }
}

const JOIN = {
  all: "at once, goes on when all are done",
  any: "at once, goes on when the first is done",
  settle: "at once, goes on when all have ended, also if some failed",
};

function branchWay(nodes: Node[], at: number): Way {
  return { name: nodes[0]?.key ?? String(at), nodes };
}

function sayRoute({ condition }: Extract<Node, { kind: "route" }>): string {
  const when = condition ? `, only if ${sayCondition(condition)}` : "";
  return `one of these ways is taken${when}`;
}

function routeWay({
  name,
  notes,
  continues,
  nodes,
}: Extract<Node, { kind: "route" }>["routes"][number]): Way {
  const end = continues ? "the run goes on" : "the run ends after it";
  const note = notes.split("\n", 1)[0]?.trim();
  return { name, text: `${name}: ${note ? `${note} ` : ""}(${end})`, nodes };
}
