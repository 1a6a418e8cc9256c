import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import { writeCurl } from "./write-curl";

/** What a shell makes of the words of a command. */
function wordsOf(command: string): string[] {
  const script = command.replace(/^curl/, "printf '%s\\0'");
  const output = execFileSync("env", ["BOTARMY_API_KEY=the-key", "sh", "-c", script], { encoding: "utf8" });
  return output.split("\0").slice(0, -1);
}

it("a shell reads the order as it is, quotes, dollars and lines included", () => {
  const order = { workflowId: "sdlc", input: { idea: `it's "50 $" \\n\n$(rm -rf x) \`y\`` } };
  const words = wordsOf(writeCurl("http://127.0.0.1:3000", order, "request-1"));
  expect(words[1]).toBe("http://127.0.0.1:3000/trpc/runs.start");
  expect(words).toContain("authorization: Bearer the-key");
  expect(JSON.parse(words.at(-1) ?? "")).toEqual({ requestId: "request-1", ...order });
});
