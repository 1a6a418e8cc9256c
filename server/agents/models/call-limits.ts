export type CallLimits = {
  /** Until the first text; servers of one's own may have to load the model. Milliseconds. */
  firstTextMs: number;
  /** Between two pieces of a stream. Milliseconds. */
  silenceMs: number;
  /** What the provider may write at most. */
  outputTokens: number;
  /** Longer answers are broken off. UTF-16 units. */
  characters: number;
};
