import type { Defect } from "./defect";
import type { Node, StepNode } from "./definition";
import type { StepOrder } from "./step-order";
import { looksForgotten, makersIn } from "./symbolic";
import { listsIn, stepsIn } from "./walk-nodes";

type Makers = ReadonlyMap<string, string[]>;

/** Every required document is made before it is needed, and no two steps wait for each other. */
export function checkDocuments(nodes: Node[], order: StepOrder): Defect[] {
  const makers = makersIn(nodes);
  const steps = stepsIn(nodes);
  return [
    ...steps.flatMap((step) => checkInputs(step, makers, order)),
    ...findCycles(steps, makers, order),
    ...checkDoubles(steps, makers, order),
    ...checkEndedRoutes(nodes, makers),
  ];
}

/** Whether a problem's code is one of those that `checkDocuments` reports as errors. */
export function isOfDocuments(code: string): boolean {
  return /^input-(from-itself|on-other-route|made-later|cycle)$/.test(code);
}

function defectOf(node: Node, item: string, code: string, message: string, hint: string): Defect {
  return { severity: "error", code, message, hint, node, field: "input", item };
}

function checkInputs(step: StepNode, makers: Makers, order: StepOrder): Defect[] {
  return step.inputs.flatMap(({ name, symbolic }): Defect[] => {
    if (symbolic) return looksForgotten(name) ? [neverMade(step, name)] : [];
    const keys = makers.get(name) ?? [];
    const relations = keys.map((key) => order.relation(key, step.key));
    if (relations.some((relation) => relation === "before" || relation === "concurrent")) return [];
    const message = `"${name}" is needed here`;
    if (relations.every((relation) => relation === "same")) {
      return [
        defectOf(
          step,
          name,
          "input-from-itself",
          `${message}, and only this step makes it.`,
          "Let an earlier step make it, or do not require it.",
        ),
      ];
    }
    if (relations.every((relation) => relation === "exclusive" || relation === "same")) {
      return [
        defectOf(
          step,
          name,
          "input-on-other-route",
          `${message}, and is made only on another route.`,
          "Make it on this route too.",
        ),
      ];
    }
    const later = keys.filter((_, position) => relations[position] === "after");
    return [
      defectOf(
        step,
        name,
        "input-made-later",
        `${message}, and is made only later, by ${later.join(", ")}.`,
        "Move the step that makes it up.",
      ),
    ];
  });
}

function neverMade(step: StepNode, name: string): Defect {
  return {
    ...defectOf(
      step,
      name,
      "input-never-made",
      `No step makes "${name}", so nothing waits for it.`,
      "Check the spelling, or let a step create it.",
    ),
    severity: "warning",
  };
}

/** Branches that run at once may wait for each other's documents, but not in a circle. */
function findCycles(steps: StepNode[], makers: Makers, order: StepOrder): Defect[] {
  const handed = new Map(steps.map((step) => [step.key, concurrentMakers(step, makers, order)]));
  if ([...handed.values()].every((keys) => keys.length === 0)) return [];
  const waits = (step: StepNode) =>
    steps.filter(
      ({ key }) => order.relation(key, step.key) === "before" || handed.get(step.key)?.includes(key),
    );
  const done = new Set<StepNode>();
  const find = (step: StepNode, path: StepNode[]): StepNode[] | undefined => {
    if (done.has(step)) return undefined;
    if (path.includes(step)) return [...path.slice(path.indexOf(step)), step];
    for (const other of waits(step)) {
      const circle = find(other, [...path, step]);
      if (circle) return circle;
    }
    done.add(step);
    return undefined;
  };
  for (const step of steps) {
    const circle = find(step, []);
    if (circle) return [cycleDefect(step, circle)];
  }
  return [];
}

function cycleDefect(step: StepNode, circle: StepNode[]): Defect {
  const keys = circle.map(({ key }) => key).join(" -> ");
  const hint = "Take one of the inputs away, or put one step before the other.";
  return defectOf(step, "", "input-cycle", `These steps wait for each other: ${keys}.`, hint);
}

/** The steps of other branches that a step has to wait for. */
function concurrentMakers(step: StepNode, makers: Makers, order: StepOrder): string[] {
  return step.inputs.flatMap(({ name, symbolic }) => {
    const [only, ...others] = symbolic ? [] : (makers.get(name) ?? []);
    const isAwaited =
      only !== undefined && others.length === 0 && order.relation(only, step.key) === "concurrent";
    return isAwaited ? [only] : [];
  });
}

function checkDoubles(steps: StepNode[], makers: Makers, order: StepOrder): Defect[] {
  return steps.flatMap((step) =>
    step.outputs
      .filter(({ name }) => {
        const earlier = makers.get(name) ?? [];
        return earlier
          .slice(0, earlier.indexOf(step.key))
          .some((other) => order.relation(other, step.key) === "concurrent");
      })
      .map(({ name }): Defect => {
        const hint = "Give each branch a document of its own.";
        const defect = defectOf(step, name, "made-twice", `"${name}" is made in two branches at once.`, hint);
        return { ...defect, severity: "warning", field: "output" };
      }),
  );
}

/** What a route makes is lost to the steps after it when the route ends the run. */
function checkEndedRoutes(nodes: Node[], makers: Makers): Defect[] {
  return nodes.flatMap((node, position): Defect[] => {
    const deeper = listsIn(node).flatMap((list) => checkEndedRoutes(list, makers));
    if (node.kind !== "route") return deeper;
    const ended = stepsIn(node.routes.filter((route) => !route.continues).flatMap((route) => route.nodes));
    const keys = new Set(ended.map(({ key }) => key));
    const lost = stepsIn(nodes.slice(position + 1)).flatMap((step) =>
      step.inputs
        .filter(({ name, symbolic }) => !symbolic && makers.get(name)?.every((key) => keys.has(key)))
        .map(({ name }) =>
          defectOf(
            step,
            name,
            "input-on-other-route",
            `"${name}" is needed here, and is made only on a route that ends the run.`,
            "Make it on a route that continues.",
          ),
        ),
    );
    return [...deeper, ...lost];
  });
}
