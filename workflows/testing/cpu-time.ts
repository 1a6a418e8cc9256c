import { existsSync, readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";

const SCHEDSTAT = "/proc/thread-self/schedstat";
const isCounted = existsSync(SCHEDSTAT) && readCounter() > 0;

/**
 * Milliseconds of processor that this thread has used, counted from anywhere: what else runs on the machine does
 * not make a test slow. Where Linux does not count it, it is the steady clock.
 */
export function cpuMs(): number {
  return isCounted ? readCounter() : performance.now();
}

function readCounter(): number {
  return Number(readFileSync(SCHEDSTAT, "utf8").split(" ")[0]) / 1e6;
}
