import type { Exploration, ExploredMove } from "./explore";

/** A state from which a run goes round for ever without anybody's doing; undefined when there is none. */
export function findCircle({ states, moves }: Exploration): number | undefined {
  const own = moves.filter(({ isPersons }) => !isPersons);
  const entries = states.map(() => 0);
  for (const { to } of own) entries[to] = (entries[to] ?? 0) + 1;
  const leaving = groupBy(own, ({ from }) => from);
  const free = entries.flatMap((count, state) => (count === 0 ? [state] : []));
  for (const state of free) {
    for (const { to } of leaving.get(state) ?? []) {
      entries[to] = (entries[to] ?? 0) - 1;
      if (entries[to] === 0) free.push(to);
    }
  }
  const left = entries.findIndex((count) => count > 0);
  return left < 0 ? undefined : left;
}

/** Loops that, from where their bound is first reached, no answer can make end by their condition. */
export function findEndlessLoops(exploration: Exploration): { loop: string; at: number }[] {
  const { bounds, moves } = exploration;
  const entering = groupBy(moves, ({ to }) => to);
  const loops = [...new Set(bounds.map(({ loop }) => loop))];
  return loops.flatMap((loop) => {
    const canEnd = statesBefore(moves, entering, loop);
    const hopeless = bounds.find((bound) => bound.loop === loop && !canEnd.has(bound.at));
    return hopeless ? [hopeless] : [];
  });
}

/** States from which some path leads to the loop's end by its condition. */
function statesBefore(
  moves: readonly ExploredMove[],
  entering: ReadonlyMap<number, ExploredMove[]>,
  loop: string,
): ReadonlySet<number> {
  const found = new Set(moves.flatMap(({ from, ended }) => (ended.includes(loop) ? [from] : [])));
  for (const state of found) for (const { from } of entering.get(state) ?? []) found.add(from);
  return found;
}

function groupBy(
  moves: readonly ExploredMove[],
  by: (move: ExploredMove) => number,
): Map<number, ExploredMove[]> {
  const groups = new Map<number, ExploredMove[]>();
  for (const move of moves) {
    const group = groups.get(by(move));
    if (group) group.push(move);
    else groups.set(by(move), [move]);
  }
  return groups;
}
