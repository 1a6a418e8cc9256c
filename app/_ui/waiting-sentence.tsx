"use client";

import { PlainText } from "./plain-text";
import { type SaidWaiting, sayWaiting } from "./say-waiting";
import { useServerClock } from "./server-clock";

type WaitingSentenceProps = {
  waiting: SaidWaiting;
  /** What to say while the wait is no news. */
  otherwise?: string;
};

/** Why a run does not move, told anew as time passes. */
export function WaitingSentence({ waiting, otherwise = "" }: WaitingSentenceProps) {
  const sentence = useServerClock((now) => sayWaiting(waiting, now) ?? otherwise);
  return <PlainText text={sentence} />;
}
