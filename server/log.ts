import { type Logger, pino } from "pino";
import { z } from "zod";

export type Log = Logger;

export type LogOptions = {
  /** Values that are never written: the keys, passwords and tokens of the configuration. */
  secrets: (string | undefined)[];
  /** Short lines for a terminal instead of JSON. */
  isForPeople: boolean;
  /** Takes one line without its end. */
  write?(line: string): void;
};

const HIDDEN = "[hidden]";
const SECRET_NAMES =
  /^(authorization|cookie|set-cookie|password|secret|token|key|api[-_]?key)$|(Password|Secret|Token|Key)$/;
const SECRET_SHAPES: [pattern: RegExp, replacement: string][] = [
  [/(\bBearer\s+)[\w.~+/=-]+/gi, `$1${HIDDEN}`],
  [/(\b\w+:\/\/[^\s:/@"]*:)[^\s@"]+@/g, `$1${HIDDEN}@`],
];
const DEPTH_LIMIT = 5;

/**
 * Structured logs without secrets, one line per entry whatever the values hold (O5): secrets are hidden by
 * their name, by their value and by their shape, and control characters are written as escapes.
 */
export function createLog({ secrets, isForPeople, write = writeToStdout }: LogOptions): Log {
  const values = secrets.flatMap((secret) => (secret ? [secret] : []));
  const destination = {
    write(line: string) {
      const shown = isForPeople ? formatForPeople(line) : line.trimEnd();
      write(escapeControls(hideValues(shown, values)));
    },
  };
  return pino({ base: null, formatters: { level: (level) => ({ level }), log: hideNamed } }, destination);
}

function writeToStdout(line: string): void {
  process.stdout.write(`${line}\n`);
}

function hideNamed(entry: Record<string, unknown>, depth = 0): Record<string, unknown> {
  const shown = Object.entries(entry).map(([name, value]) => [
    name,
    SECRET_NAMES.test(name) ? HIDDEN : hideInside(value, depth + 1),
  ]);
  return Object.fromEntries(shown);
}

function hideInside(value: unknown, depth: number): unknown {
  if (depth > DEPTH_LIMIT) return "[deep]";
  if (Array.isArray(value)) return value.map((item) => hideInside(item, depth + 1));
  return isPlainObject(value) ? hideNamed(value, depth) : value;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function hideValues(line: string, values: string[]): string {
  const known = values.reduce((text, value) => text.replaceAll(value, HIDDEN), line);
  return SECRET_SHAPES.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), known);
}

/** A value with a line break or a terminal sequence must not forge a line. */
function escapeControls(line: string): string {
  return line.replace(/[\p{Cc}\u2028\u2029]/gu, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

const Entry = z.looseObject({ level: z.string(), time: z.number(), msg: z.string().optional() });

/** `12:03:11 warn  The message  name=value` */
function formatForPeople(line: string): string {
  const { level, time, msg = "", ...rest } = Entry.parse(JSON.parse(line));
  const clock = new Date(time).toTimeString().slice(0, 8);
  const details = Object.entries(rest).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  return [clock, level.padEnd(5), msg, ...details].join(" ").trimEnd();
}
