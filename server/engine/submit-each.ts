/** Sends all at once; one that fails is reported and leaves the others alone. Answers how many were done. */
export async function submitEach<Item>(
  items: readonly Item[],
  send: (item: Item) => Promise<unknown>,
  onTrouble: (message: string, error: unknown) => void,
): Promise<number> {
  const results = await Promise.allSettled(items.map(send));
  const failed = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
  if (failed.length > 0) {
    onTrouble(
      `${failed.length} of ${items.length} runs could not be moved on; they are tried again.`,
      failed[0],
    );
  }
  return items.length - failed.length;
}
