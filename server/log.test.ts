import { expect, test } from "vitest";
import { createLog, type Log } from "./log";

/** What one entry becomes, as JSON and as a line for people. */
function write(entry: (log: Log) => void, secrets: string[] = []): [json: string, line: string] {
  const record = (isForPeople: boolean) => {
    const lines: string[] = [];
    entry(createLog({ secrets, isForPeople, write: (line) => lines.push(line) }));
    return lines.join("\n");
  };
  return [record(false), record(true)];
}

test("an entry is one line of JSON with level, time and message", () => {
  const [json] = write((log) => log.info({ runId: "r1" }, "Started."));
  expect(JSON.parse(json)).toEqual({ level: "info", time: expect.any(Number), runId: "r1", msg: "Started." });
});

test("a line for people is short", () => {
  const [, line] = write((log) => log.warn({ runId: "r1" }, "Slow."));
  expect(line).toMatch(/^\d\d:\d\d:\d\d warn {2}Slow\. runId="r1"$/);
});

test("an error is written with its message and stack", () => {
  const [json] = write((log) => log.error(new TypeError("broken")));
  expect(JSON.parse(json)).toMatchObject({
    msg: "broken",
    err: { type: "TypeError", stack: expect.any(String) },
  });
});

test.each(["password", "authorization", "cookie", "apiKey", "sessionToken"])(
  "a value named %s is hidden",
  (name) => {
    const lines = write((log) => log.info({ request: { headers: [{ [name]: "hunter2" }] } }, "Asked."));
    expect(lines.join()).not.toContain("hunter2");
  },
);

test("a known secret is hidden wherever it stands", () => {
  const secret = "k-4711-4711";
  const lines = write((log) => log.error(new Error(`refused ${secret}`), `with ${secret}`), [secret]);
  expect(lines.join()).not.toContain(secret);
});

test("a bearer key and the password of an address are hidden by their shape", () => {
  const [json] = write((log) =>
    log.info("Authorization: Bearer abc.def to postgres://me:hunter2@db:5432/army"),
  );
  expect(json).toContain("Bearer [hidden] to postgres://me:[hidden]@db:5432/army");
});

test("line breaks and terminal sequences cannot forge a line", () => {
  const lines = write((log) => log.info({ title: "a\r\nb\u009b31m" }, "c\n12:00:00 info  forged \u001b[2J"));
  for (const line of lines) expect(line).not.toMatch(/[\p{Cc}]/u);
});

test("a value inside itself is written", () => {
  const loop: Record<string, unknown> = { name: "loop" };
  loop.self = loop;
  const [json] = write((log) => log.info(loop, "Odd."));
  expect(JSON.parse(json).msg).toBe("Odd.");
});
