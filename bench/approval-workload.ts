import { measureApprovals } from "./approval/measure-approvals";
import { measureFloorApprovals } from "./approval/measure-floor-approvals";
import { gated } from "./bench-workflows";
import { captureHistory } from "./engine/capture-history";
import { type Figure, summarize } from "./figure";
import { measureInTurn } from "./measure-in-turn";
import type { BenchOptions } from "./read-options";
import type { BenchServer } from "./start-server";

/** W3: runs that wait for an approval, approved over HTTP. */
export async function measureWaiting(
  server: BenchServer,
  { rounds, waiting }: BenchOptions,
): Promise<Figure[]> {
  const history = await captureHistory(server, gated());
  const measured = await measureInTurn(
    rounds,
    () => measureApprovals(server, waiting),
    () => measureFloorApprovals(server, waiting, history),
  );
  return summarize("W3", waiting, measured.rounds, measured.floors);
}
