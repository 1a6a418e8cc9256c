import { quoteWord } from "./quote-word";

/** A shell command that does what the form does; the key stays in the environment of whoever runs it. */
export function writeCurl(origin: string, order: object, requestId: string): string {
  const body = JSON.stringify({ requestId, ...order }, null, 2);
  return [
    `curl --fail-with-body ${quoteWord(`${origin}/trpc/runs.start`)} \\`,
    `  --header "authorization: Bearer $BOTARMY_API_KEY" \\`,
    `  --header 'content-type: application/json' \\`,
    `  --data ${quoteWord(body)}`,
  ].join("\n");
}
