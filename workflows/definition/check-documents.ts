import type { Defect } from "./defect";
import type { Node, StepNode } from "./definition";
import type { StepOrder } from "./step-order";
import { isSymbolicName, makersIn } from "./symbolic";
import { listsIn, stepsIn } from "./walk-nodes";

type Makers = ReadonlyMap<string, string[]>;

/** Every required document is made before it is needed, and no two steps wait for each other. */
export function checkDocuments(nodes: Node[], order: StepOrder): Defect[] {
  const makers = makersIn(nodes);
  const steps = stepsIn(nodes);
  return [
    ...steps.flatMap((step) => checkInputs(step, makers, order)),
    ...findCycles(steps, makers, order),
    ...checkDoubles(steps, order),
    ...checkEndedRoutes(nodes, makers),
  ];
}

function defectOf(node: Node, item: string, code: string, message: string, hint: string): Defect {
  return { severity: "error", code, message, hint, node, field: "document", item };
}

function checkInputs(step: StepNode, makers: Makers, order: StepOrder): Defect[] {
  return step.inputs.flatMap(({ name, symbolic }): Defect[] => {
    if (symbolic) return isForgotten(name) ? [neverMade(step, name)] : [];
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

/** A name that looks like a document and that nobody makes. */
function isForgotten(name: string): boolean {
  return /\.[a-z]{1,5}$/i.test(name) && !isSymbolicName(name);
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
  const waits = new Map(
    steps.map((step) => [step.key, steps.filter((other) => mustWaitFor(step, other, makers, order))]),
  );
  const state = new Map<string, "open" | "done">();
  const found: Defect[] = [];
  const visit = (step: StepNode, path: StepNode[]): void => {
    if (state.get(step.key) === "done") return;
    if (state.get(step.key) === "open") {
      const circle = [...path.slice(path.indexOf(step)), step].map(({ key }) => key).join(" -> ");
      found.push(
        defectOf(
          step,
          "",
          "input-cycle",
          `These steps wait for each other: ${circle}.`,
          "Take one of the inputs away, or put one step before the other.",
        ),
      );
      return;
    }
    state.set(step.key, "open");
    for (const other of waits.get(step.key) ?? []) visit(other, [...path, step]);
    state.set(step.key, "done");
  };
  for (const step of steps) visit(step, []);
  return found.slice(0, 1);
}

function mustWaitFor(step: StepNode, other: StepNode, makers: Makers, order: StepOrder): boolean {
  const relation = order.relation(other.key, step.key);
  if (relation === "before") return true;
  return (
    relation === "concurrent" &&
    step.inputs.some(({ name, symbolic }) => !symbolic && isOnlyMaker(name, other, makers))
  );
}

function isOnlyMaker(name: string, step: StepNode, makers: Makers): boolean {
  const keys = makers.get(name) ?? [];
  return keys.length === 1 && keys[0] === step.key;
}

function checkDoubles(steps: StepNode[], order: StepOrder): Defect[] {
  return steps.flatMap((step, position) =>
    step.outputs
      .filter(({ name }) =>
        steps
          .slice(0, position)
          .some(
            (other) =>
              order.relation(other.key, step.key) === "concurrent" &&
              other.outputs.some((output) => output.name === name),
          ),
      )
      .map(
        ({ name }): Defect => ({
          ...defectOf(
            step,
            name,
            "made-twice",
            `"${name}" is made in two branches at once.`,
            "Give each branch a document of its own.",
          ),
          severity: "warning",
        }),
      ),
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
