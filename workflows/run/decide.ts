import { freeBudget, renewBudgets, warnBudget } from "./ask-for-budget";
import { decideAnswer } from "./decide-answer";
import { decideApproval } from "./decide-approval";
import { decideReport } from "./decide-report";
import { cancelRun, haltNext, pauseRun, resumeRun, startRun } from "./decide-run";
import { failStep, retryStep, skipStep } from "./decide-step";
import { forkRun } from "./fork-run";
import { freeRun, holdRun } from "./hold-run";
import { keepAnswer } from "./keep-answer";
import { passDeadlines } from "./pass-deadlines";
import { RunRefusal } from "./refusal";
import type { Signal } from "./signals";
import type { Turn } from "./turn";

/** The rules: records what a signal means for the run, or refuses it (RunRefusal) and records nothing. */
export function decide(turn: Turn, signal: Signal): void {
  const begins = signal.type === "startRun" || signal.type === "forkRun";
  if (!begins && turn.state.seq === 0) {
    throw new RunRefusal("not-found", "There is no such run.");
  }
  if ("requestId" in signal && turn.state.orders.includes(signal.requestId)) return;
  switch (signal.type) {
    case "startRun":
      return startRun(turn, signal);
    case "forkRun":
      return forkRun(turn, signal);
    case "answerAhead":
      return keepAnswer(turn, signal);
    case "pauseRun":
      return pauseRun(turn, signal);
    case "resumeRun":
      return resumeRun(turn, signal);
    case "cancelRun":
      return cancelRun(turn, signal);
    case "haltNext":
      return haltNext(turn, signal);
    case "retryStep":
      return retryStep(turn, signal);
    case "skipStep":
      return skipStep(turn, signal);
    case "failStep":
      return failStep(turn, signal);
    case "decideApproval":
      return decideApproval(turn, signal);
    case "answerApproval":
      return decideAnswer(turn, signal);
    case "taskStarted":
    case "taskSucceeded":
    case "taskAsked":
    case "taskFailed":
    case "taskRefused":
    case "taskLost":
      return decideReport(turn, signal);
    case "holdRun":
      return holdRun(turn, signal);
    case "freeRun":
      return freeRun(turn, signal);
    case "warnBudget":
      return warnBudget(turn, signal);
    case "freeBudget":
      return freeBudget(turn, signal);
    case "timerFired":
      passDeadlines(turn);
      return renewBudgets(turn);
    default:
      return signal satisfies never;
  }
}
