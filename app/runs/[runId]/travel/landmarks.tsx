import { memo } from "react";
import type { Tone } from "../../../_ui/state-look";
import type { Landmark } from "./find-landmarks";

const FILL: Record<Tone, string> = {
  running: "fill-running-solid",
  waiting: "fill-waiting-solid",
  done: "fill-done-solid",
  failed: "fill-failed-solid",
  idle: "fill-idle-solid",
  writing: "fill-writing-solid",
};

type LandmarksProps = { landmarks: readonly Landmark[]; lastSeq: number };

/** Ticks above the track where something notable happened; the track's own text tells what. */
export const Landmarks = memo(function Landmarks({ landmarks, lastSeq }: LandmarksProps) {
  return (
    <svg
      aria-hidden
      viewBox="0 0 1000 6"
      preserveAspectRatio="none"
      className="absolute top-0 left-2 h-1.5 w-[calc(100%-1rem)]"
    >
      {landmarks.map(({ seq, tone }) => (
        <rect
          key={`${seq}-${tone}`}
          x={(1_000 * (seq - 1)) / Math.max(1, lastSeq - 1) - 1}
          width={2}
          height={6}
          className={FILL[tone]}
        />
      ))}
    </svg>
  );
});
