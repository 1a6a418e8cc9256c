import { toJsonText } from "#db/json-codec";
import type { ColumnType } from "./statement-part";

/**
 * Values of one type as a Postgres array in its binary form: nothing is quoted, escaped or parsed on the way, so
 * that a row costs the server half of what it costs as JSON. Undefined is null, too. NUL and lone surrogates,
 * which Postgres refuses, become U+FFFD (E27).
 */
export function encodeArray(type: ColumnType, values: readonly unknown[]): Buffer {
  const { oid, write } = ENCODERS[type];
  let at = writeHeader(oid, values.length);
  for (const value of values) {
    const start = at + 4;
    reserve(start);
    const end = value === null || value === undefined ? start : write(start, value);
    scratch.writeInt32BE(value === null || value === undefined ? NULL : end - start, at);
    at = end;
  }
  return Buffer.from(scratch.subarray(0, at));
}

/** Number of a type in Postgres, and how one value is written to the scratch; answers where it ends. */
type Encoder = { oid: number; write(at: number, value: unknown): number };

const NULL = -1;
const HEADER_BYTES = 20;
const JSONB_VERSION = 1;
/** A UTF-16 unit takes at most three bytes of UTF-8. */
const BYTES_PER_UNIT = 3;

const ENCODERS: Record<ColumnType, Encoder> = {
  uuid: { oid: 2950, write: (at, value) => at + writeInto(at, String(value).replaceAll("-", ""), "hex") },
  int: {
    oid: 23,
    write: (at, value) => {
      reserve(at + 4);
      return scratch.writeInt32BE(Number(value), at);
    },
  },
  float8: {
    oid: 701,
    write: (at, value) => {
      reserve(at + 8);
      return scratch.writeDoubleBE(Number(value), at);
    },
  },
  boolean: {
    oid: 16,
    write: (at, value) => {
      reserve(at + 1);
      return scratch.writeUInt8(value ? 1 : 0, at);
    },
  },
  text: { oid: 25, write: (at, value) => at + writeInto(at, withoutNul(String(value)), "utf8") },
  json: { oid: 114, write: (at, value) => at + writeInto(at, toJsonText(value), "utf8") },
  jsonb: {
    oid: 3802,
    write: (at, value) => {
      reserve(at + 1);
      return scratch.writeUInt8(JSONB_VERSION, at) + writeInto(at + 1, toJsonText(value), "utf8");
    },
  },
  bytea: {
    oid: 17,
    write: (at, value) => {
      if (!Buffer.isBuffer(value)) throw new TypeError("Bytes come as a Buffer.");
      reserve(at + value.length);
      return at + value.copy(scratch, at);
    },
  },
};

/** Where arrays are put together; as large as the largest so far. */
let scratch = Buffer.allocUnsafe(65_536);

function reserve(bytes: number): void {
  if (bytes <= scratch.length) return;
  const larger = Buffer.allocUnsafe(2 * bytes);
  scratch.copy(larger);
  scratch = larger;
}

/** One dimension, counted from 1. */
function writeHeader(oid: number, length: number): number {
  for (const [position, field] of [1, 1, oid, length, 1].entries()) scratch.writeInt32BE(field, 4 * position);
  return HEADER_BYTES;
}

function writeInto(at: number, text: string, encoding: "utf8" | "hex"): number {
  reserve(at + BYTES_PER_UNIT * text.length);
  return scratch.write(text, at, encoding);
}

/** Lone surrogates become U+FFFD by themselves when they are written as UTF-8. */
function withoutNul(text: string): string {
  return text.includes("\u0000") ? text.replaceAll("\u0000", "\uFFFD") : text;
}
