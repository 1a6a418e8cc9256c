/** A shell command that does what the form does; the key stays in the environment of whoever runs it. */
export function writeCurl(origin: string, order: object, requestId: string): string {
  const body = JSON.stringify({ requestId, ...order }, null, 2);
  return [
    `curl --fail-with-body ${quote(`${origin}/trpc/runs.start`)} \\`,
    `  --header "authorization: Bearer $BOTARMY_API_KEY" \\`,
    `  --header 'content-type: application/json' \\`,
    `  --data ${quote(body)}`,
  ].join("\n");
}

/** A text as one word of a POSIX shell, whatever is in it. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
