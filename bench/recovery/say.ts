/** What a child tells the benchmark. */
export function say(what: "ready"): void {
  process.stdout.write(`${what}\n`);
}
