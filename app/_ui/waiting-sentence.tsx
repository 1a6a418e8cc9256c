"use client";

import { PlainText } from "./plain-text";
import { type SaidWaiting, sayWaiting } from "./say-waiting";
import { useServerClock } from "./server-clock";

/** Why a run does not move, told anew as time passes; nothing while it is no news. */
export function WaitingSentence({ waiting }: { waiting: SaidWaiting }) {
  const sentence = useServerClock((now) => sayWaiting(waiting, now) ?? "");
  return <PlainText text={sentence} />;
}
