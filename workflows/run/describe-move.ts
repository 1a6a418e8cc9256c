import type { WorkflowDefinition } from "../definition/definition";
import type { Advance } from "./advance";
import { describeBudget, formatAmount } from "./budget";
import { type DefinitionIndex, indexOf, nodeOf } from "./definition-index";
import type { RunEvent } from "./events";
import { stepInRun } from "./run-keys";
import type { ApprovalState, RunState } from "./run-state";

/** One move of a run, as seen by whoever answers `approval`. */
type Move = { index: DefinitionIndex; state: RunState; events: readonly RunEvent[]; approval: ApprovalState };

/** Puts a move into words: what becomes of the request's own step, then what follows from it. */
export function describeMove(
  definition: WorkflowDefinition,
  { state, events }: Advance,
  approval: ApprovalState,
): string {
  const move = { index: indexOf(definition, state.sequence), state, events, approval };
  const parts = [ownOutcome, raises, wayBack, skips, incidents, milestones, starts, questions, ending];
  const sentences = parts.flatMap((part) => part(move));
  return sentences.length === 0 ? "Nothing else changes yet." : sentences.join(" ");
}

/** The request's own step: done, failed, tried again, or asked about again. */
function ownOutcome(move: Move): string[] {
  const { approval } = move;
  const own = nameOf(move, approval.stepKey);
  const isOwn = ({ data }: { data: { stepKey: string } }) => data.stepKey === approval.stepKey;
  if (eventsOf(move, "approval.voted").length > 0) {
    const missing = approval.votesNeeded - approval.votes.length - 1;
    return [
      `Counts your approval; ${missing} more ${missing === 1 ? "person has" : "people have"} to approve.`,
    ];
  }
  if (approval.topic === "raised-hand") return goneOn(move);
  if (eventsOf(move, "approval.overdue").length > 0) return ["It goes on waiting."];
  if (eventsOf(move, "step.retried").some(isOwn)) return triedAgain(move, own);
  if (eventsOf(move, "step.failed").some(isOwn)) return [`${own} fails.`];
  const isAmended = eventsOf(move, "approval.decided").some(({ data }) => data.action === "amend");
  if (eventsOf(move, "step.completed").some(isOwn)) {
    return [isAmended ? `Completes ${own} with your version.` : `Completes ${own}.`];
  }
  const isAskedAgain = eventsOf(move, "approval.requested").some(isOwn);
  return isAmended && isAskedAgain ? [`Your version of ${own} is put to the approvers.`] : [];
}

/** The agent that asked has its answer. */
function goneOn(move: Move): string[] {
  return eventsOf(move, "step.scheduled")
    .filter(({ data }) => data.stepKey === move.approval.stepKey)
    .map(({ data: { agent, attempt } }) => `${agent} goes on with the answer (attempt ${attempt}).`);
}

function triedAgain(move: Move, own: string): string[] {
  const again = eventsOf(move, "step.scheduled").find(({ data }) => data.stepKey === move.approval.stepKey);
  if (again) {
    const { agent, attempt } = again.data;
    return [`${agent} tries again with your comment (attempt ${attempt}). The run stays with this step.`];
  }
  if (move.approval.kind === "result") return [`${own} is tried again with your comment.`];
  return [`Your comment goes into the plan of ${own}, which is asked about again.`];
}

function raises(move: Move): string[] {
  return eventsOf(move, "budget.raised").map(
    ({ data }) => `Raises the limit for ${describeBudget(data)} to ${formatAmount(data.unit, data.limit)}.`,
  );
}

function wayBack(move: Move): string[] {
  return eventsOf(move, "steps.reset").map(({ data: { because, stepKey, round } }) =>
    because === "goto"
      ? `The run goes back to ${nameOf(move, stepKey)} with your comment.`
      : `Round ${round} of ${nameOf(move, stepKey)} begins.`,
  );
}

function skips(move: Move): string[] {
  const byReason = new Map<string, string[]>();
  for (const { data } of eventsOf(move, "step.skipped")) {
    if (nodeOf(move.index, data.stepKey)?.kind !== "step") continue;
    const missing = data.code.startsWith("input-")
      ? /^Needs (.+?), which/.exec(data.sentence)?.[1]
      : undefined;
    const reason = missing ? ` for want of ${missing}.` : `: ${data.sentence}`;
    byReason.set(reason, [...(byReason.get(reason) ?? []), nameOf(move, data.stepKey)]);
  }
  return [...byReason].map(
    ([reason, names]) => `${joinNames(names)} ${names.length > 1 ? "are" : "is"} skipped${reason}`,
  );
}

function incidents(move: Move): string[] {
  return eventsOf(move, "incident.opened").map(
    ({ data }) => `${nameOf(move, data.stepKey)} then stands at an incident: ${data.sentence}`,
  );
}

function milestones(move: Move): string[] {
  return eventsOf(move, "milestone.reached").map(({ data }) => `This ends the phase ${data.phase}.`);
}

function starts(move: Move): string[] {
  const { approval } = move;
  const isSaid = approval.kind === "result" || approval.topic === "raised-hand";
  const isRepeat = (stepKey: string) => stepKey === approval.stepKey && isSaid;
  const names = eventsOf(move, "step.scheduled")
    .filter(({ data }) => !isRepeat(data.stepKey))
    .map(({ data }) => `${nameOf(move, data.stepKey)} (${data.agent})`);
  if (names.length > 0) return [`Then ${joinNames(names)} ${names.length > 1 ? "start" : "starts"}.`];
  return isPausedByPerson(move) ? ["Nothing starts until the run is resumed."] : [];
}

function isPausedByPerson({ state: { standing } }: Move): boolean {
  return standing.status === "paused" && standing.code === "person";
}

function questions(move: Move): string[] {
  return eventsOf(move, "approval.requested")
    .filter(({ data }) => data.stepKey !== move.approval.stepKey || data.kind === "question")
    .map(({ data }) => `Then a person is asked: ${data.question}`);
}

function ending(move: Move): string[] {
  if (eventsOf(move, "run.completed").length > 0) return ["The run completes."];
  return eventsOf(move, "run.failed").length > 0 ? ["The run ends as failed."] : [];
}

const MOST_NAMES = 3;

/** `a`, `a and b`, `a, b and c`, `a, b, c and 4 more`. */
function joinNames(names: readonly string[]): string {
  const rest = names.length - MOST_NAMES;
  const shown = rest > 1 ? [...names.slice(0, MOST_NAMES), `${rest} more`] : names;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}

function nameOf({ index, state }: Move, key: string): string {
  const node = stepInRun(index, state, key) ?? nodeOf(index, key);
  return `"${node?.label ?? key}"`;
}

type EventOf<T extends RunEvent["type"]> = Extract<RunEvent, { type: T }>;

function eventsOf<T extends RunEvent["type"]>({ events }: Move, type: T): EventOf<T>[] {
  return events.filter((event): event is EventOf<T> => event.type === type);
}
