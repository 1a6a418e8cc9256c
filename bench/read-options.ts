import { parseArgs } from "node:util";
import { WORKLOADS, type Workload } from "./figure";

export type BenchOptions = {
  workloads: Workload[];
  /** Where the JSON goes; undefined: nowhere. */
  json: string | undefined;
  /** How often each workload is measured, engine and floor in turn. */
  rounds: number;
  /** Runs at once in W1 and W2; undefined: those of performance.md. */
  concurrency: number[] | undefined;
  /** Multiplies the number of runs of W1 and W2. */
  scale: number;
  /** Agents that share the steps of W1: with two, every step hands over to the other. */
  agents: number;
  /** Runs that wait for an approval in W3, more than are decided one by one. */
  waiting: number;
};

/** Approvals of W3 that are decided one by one to see how long each takes, after as many to warm up. */
export const ONE_BY_ONE = 300;

const USAGE = `npm run bench -- [W1 W2 W3 W4] [--json FILE] [--rounds N] [--concurrency 1,32,128] [--scale X]
  [--agents N] [--waiting N]`;

/** Reads the command line; throws a sentence with the usage when it is not right. */
export function readOptions(args: string[]): BenchOptions {
  const { values, positionals } = parse(args);
  return {
    workloads: positionals.length === 0 ? [...WORKLOADS] : positionals.map(readWorkload),
    json: values.json,
    rounds: readNumber("rounds", values.rounds ?? "2"),
    concurrency: values.concurrency?.split(",").map((text) => readNumber("concurrency", text)),
    scale: readNumber("scale", values.scale ?? "1"),
    agents: readNumber("agents", values.agents ?? "2"),
    waiting: readNumber("waiting", values.waiting ?? "10000", 2 * ONE_BY_ONE),
  };
}

function parse(args: string[]) {
  const text = { type: "string" } as const;
  const options = { json: text, rounds: text, concurrency: text, scale: text, agents: text, waiting: text };
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
}

function readWorkload(text: string): Workload {
  const found = WORKLOADS.find((workload) => workload === text.toUpperCase());
  if (!found) throw new Error(`There is no workload ${text}.\n${USAGE}`);
  return found;
}

function readNumber(name: string, text: string, least = 0): number {
  const value = Number(text);
  if (!(value > least)) throw new Error(`--${name}: ${text} is not a number above ${least}.\n${USAGE}`);
  return value;
}
