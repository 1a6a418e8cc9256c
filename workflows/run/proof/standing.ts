import type { JsonObject } from "../../definition/json";
import type { RunState } from "../run-state";

/** A run on its way through an exploration. */
export type Standing = {
  run: RunState;
  /** Values of the inputs that were read so far. */
  input: JsonObject;
  /** Steps that were not done because a person rejected them, gave them up at an incident, or what they needed. */
  refused: ReadonlySet<string>;
};
