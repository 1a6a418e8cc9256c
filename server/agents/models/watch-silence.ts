import type { CallLimits } from "./call-limits";

/** The provider keeps the connection open and says nothing. */
export class ProviderSilent extends Error {}

export type Silence = {
  hear(partType: string): void;
  readonly reason: ProviderSilent | undefined;
  end(): void;
};

/** Parts that only say that the call began. */
const PRELUDE = new Set(["start", "start-step"]);

/** Breaks a call off when nothing is heard for too long. */
export function watchSilence(
  { firstTextMs, silenceMs }: Pick<CallLimits, "firstTextMs" | "silenceMs">,
  stop: AbortController,
): Silence {
  let reason: ProviderSilent | undefined;
  let timer = setTimeout(expire, firstTextMs, firstTextMs);
  function expire(ms: number): void {
    reason = new ProviderSilent(`The model said nothing for ${ms / 1_000} s.`);
    stop.abort(reason);
  }
  return {
    hear(partType) {
      if (PRELUDE.has(partType)) return;
      clearTimeout(timer);
      timer = setTimeout(expire, silenceMs, silenceMs);
    },
    get reason() {
      return reason;
    },
    end: () => clearTimeout(timer),
  };
}
