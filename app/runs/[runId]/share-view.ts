import { replaceEqualDeep } from "@tanstack/react-query";
import { RunView } from "#workflows/run/run-view";

const PARTS = RunView.keyof().options;

/** Of longer lists only whether they hold the very same objects is looked at: to compare all of them costs more. */
const LONG = 500;

/** The view with those parts that are equal to the last one's being the same objects, so that they are not drawn. */
export function shareView(last: RunView | undefined, next: RunView): RunView {
  if (!last) return next;
  const shared = { ...next };
  const keep = <Part extends keyof RunView>(part: Part) => {
    shared[part] = share(last[part], next[part]);
  };
  for (const part of PARTS) keep(part);
  return shared;
}

function share<Value>(last: Value, next: Value): Value {
  if (!Array.isArray(last) || !Array.isArray(next) || next.length <= LONG)
    return replaceEqualDeep(last, next);
  return last.length === next.length && next.every((one, at) => one === last[at]) ? last : next;
}
