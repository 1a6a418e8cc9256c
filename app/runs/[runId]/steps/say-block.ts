import type { RunView } from "#workflows/run/run-view";

/** "parallel", "round 2 of 3", "4 items": what a block is and where it is. */
export function sayBlock({ kind, loop, items }: RunView["blocks"][number]): string {
  if (loop) return `loop · round ${loop.round} of ${loop.max}`;
  switch (kind) {
    case "forEach":
      return items === null ? "for each item" : `for each of ${items} items`;
    case "parallel":
      return "in parallel";
    case "route":
      return "one of several ways";
    case "loop":
      return "loop";
  }
}
