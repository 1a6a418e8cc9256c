import { spawn } from "node:child_process";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/**
 * Runs a program in the project's folder without an input and answers its exit code. When we are told to end,
 * it is too, and we end after it.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, timeoutMs?: number, collect?: (text: string) => void }} [options]
 *   `collect` takes the output instead of the terminal
 * @returns {Promise<number>} -1 when it could not be started or was ended by a signal
 */
export function run(command, args, { env = {}, timeoutMs, collect } = {}) {
  const output = collect ? "pipe" : "inherit";
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", output, output],
    timeout: timeoutMs,
  });
  child.stdout?.on("data", (data) => collect?.(String(data)));
  child.stderr?.on("data", (data) => collect?.(String(data)));
  let isEnding = false;
  const end = (signal) => {
    isEnding = true;
    child.kill(signal);
  };
  process.once("SIGTERM", end).once("SIGINT", end);
  return new Promise((resolve) => {
    const finish = (code) => {
      if (isEnding) process.exit(130);
      process.off("SIGTERM", end).off("SIGINT", end);
      resolve(code ?? -1);
    };
    child.once("error", () => finish(-1)).once("close", finish);
  });
}

/** Runs a script of an installed package with this Node. */
export function runNode(script, args, options) {
  return run(process.execPath, [script, ...args], options);
}

/** Prints a sentence and ends the program. */
export function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

/** @returns {string} e.g. "12 s" since that moment (`performance.now()`) */
export function since(start) {
  return `${Math.max(1, Math.round((performance.now() - start) / 1000))} s`;
}
