import type { Budget } from "#server/engine/agent-port";
import type { BudgetRefusal } from "#workflows/run/budget";
import type { ModelName } from "../model-name";
import type { Breaker } from "./breaker";
import type { CallLimits } from "./call-limits";
import type { CallResult } from "./call-model";
import type { CallLedger, CallPlace, Messages } from "./model-call";
import type { OpenModel } from "./open-model";
import type { Price } from "./prices";
import type { CallFault } from "./read-fault";
import type { Timing } from "./timing";

/** Everything that a call needs beside its words. */
export type ModelLine = {
  name: ModelName;
  price: Price | undefined;
  limits: CallLimits;
  /** Opens the model for one call. */
  open(): OpenModel;
  breaker: Breaker;
  ledger: CallLedger;
  timing: Timing;
  /** Never to be written anywhere: keys of providers. */
  secrets: readonly string[];
};

export type Question = {
  place: CallPlace;
  messages: Messages;
  onText(text: string): void;
  abort: AbortSignal;
  /** Epoch milliseconds: when the attempt's time is over. */
  deadline: number;
  budget: Budget | undefined;
};

/** The model's answer, or why there is none. `refused`: the budget did not allow the call. */
export type Asked =
  | { kind: "answered"; result: CallResult }
  | { kind: "failed"; fault: CallFault }
  | { kind: "refused"; refusal: BudgetRefusal };
