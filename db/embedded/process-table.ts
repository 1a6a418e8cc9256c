import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Whether a process of this id runs, whatever it is; one that has ended but was not buried does not. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
  return !isZombie(pid);
}

function isZombie(pid: number): boolean {
  if (process.platform !== "linux") return false;
  try {
    return /\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return true; // it ended between the two looks
  }
}

/** The command line of a process, its words separated by one space; empty when it is gone. */
export function readCommandLine(pid: number): string {
  if (!isAlive(pid)) return "";
  try {
    if (process.platform === "linux")
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
    if (process.platform === "win32") return ask("tasklist", ["/NH", "/FI", `PID eq ${pid}`]);
    return ask("ps", ["-o", "command=", "-p", String(pid)]);
  } catch {
    return ""; // it ended between the two looks
  }
}

function ask(command: string, args: string[]): string {
  return execFileSync(command, args, { encoding: "utf8" }).trim();
}
