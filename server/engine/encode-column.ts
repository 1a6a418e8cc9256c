import { toJsonText } from "#db/json-codec";
import type { ColumnType } from "./statement-part";

/**
 * One column of some rows as a Postgres array in its binary form: nothing is quoted, escaped or parsed on the
 * way, so that a row costs the server half of what it costs as JSON. A value that is not there is null. NUL and
 * lone surrogates, which Postgres refuses, become U+FFFD (E27).
 */
export function encodeColumn(
  type: ColumnType,
  rows: readonly Readonly<Record<string, unknown>>[],
  column: string,
): Buffer {
  const { oid, write } = ENCODERS[type];
  let at = writeHeader(oid, rows.length);
  for (const row of rows) {
    const value = row[column];
    reserve(at + FIELD_BYTES);
    const start = at + 4;
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
/** A length and a value of fixed size; longer values reserve their own room. */
const FIELD_BYTES = 4 + 16;
const JSONB_VERSION = 1;
const UUID_BYTES = 16;
/** A UTF-16 unit takes at most three bytes of UTF-8. */
const BYTES_PER_UNIT = 3;

const ENCODERS: Record<ColumnType, Encoder> = {
  uuid: { oid: 2950, write: (at, value) => writeUuid(at, String(value)) },
  int: { oid: 23, write: (at, value) => scratch.writeInt32BE(Number(value), at) },
  float8: { oid: 701, write: (at, value) => scratch.writeDoubleBE(Number(value), at) },
  boolean: { oid: 16, write: (at, value) => scratch.writeUInt8(value ? 1 : 0, at) },
  text: { oid: 25, write: (at, value) => writeText(at, withoutNul(String(value))) },
  json: { oid: 114, write: (at, value) => writeText(at, toJsonText(value)) },
  jsonb: {
    oid: 3802,
    write: (at, value) => writeText(scratch.writeUInt8(JSONB_VERSION, at), toJsonText(value)),
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

/** Rows of one run come together: most often the UUID is that of the row before. */
let parsed = "";
const parsedBytes = new Uint8Array(UUID_BYTES);

function writeUuid(start: number, uuid: string): number {
  if (uuid !== parsed) parseUuid(uuid);
  scratch.set(parsedBytes, start);
  return start + UUID_BYTES;
}

function parseUuid(uuid: string): void {
  parsed = "";
  let at = 0;
  for (let position = 0; position < uuid.length; position += 2) {
    if (uuid.charCodeAt(position) === HYPHEN) position += 1;
    parsedBytes[at] = (nibble(uuid.charCodeAt(position)) << 4) | nibble(uuid.charCodeAt(position + 1));
    at += 1;
  }
  if (at !== UUID_BYTES) throw new TypeError("This is not a UUID.");
  parsed = uuid;
}

const HYPHEN = 0x2d;

/** `0` to `9`, `a` to `f` and `A` to `F`; anything else Postgres would have refused as text, too. */
function nibble(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = (code | 0x20) - 0x61;
  if (letter < 0 || letter > 5) throw new TypeError("This is not a UUID.");
  return letter + 10;
}

/** Short texts are mostly ASCII and quicker to write here than to hand over. */
const SHORT = 64;

function writeText(start: number, text: string): number {
  reserve(start + BYTES_PER_UNIT * text.length);
  if (text.length > SHORT) return start + scratch.write(text, start, "utf8");
  for (let position = 0; position < text.length; position += 1) {
    const code = text.charCodeAt(position);
    if (code > 0x7f) return start + scratch.write(text, start, "utf8");
    scratch[start + position] = code;
  }
  return start + text.length;
}

/** Lone surrogates become U+FFFD by themselves when they are written as UTF-8. */
function withoutNul(text: string): string {
  return text.includes("\u0000") ? text.replaceAll("\u0000", "\uFFFD") : text;
}
