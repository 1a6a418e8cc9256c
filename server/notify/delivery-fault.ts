type Options = { isFinal?: boolean; retryAfterMs?: number };

/** Why a message did not arrive, as a sentence without secrets. */
export class DeliveryFault extends Error {
  override readonly name = "DeliveryFault";
  /** Trying again would change nothing. */
  readonly isFinal: boolean;
  /** What the receiver asked for. */
  readonly retryAfterMs: number | undefined;

  constructor(message: string, { isFinal = false, retryAfterMs }: Options = {}) {
    super(message);
    this.isFinal = isFinal;
    this.retryAfterMs = retryAfterMs;
  }
}
