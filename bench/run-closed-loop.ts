/** Does `count` pieces of work, `atOnce` at a time; the next begins as soon as one ends. Answers seconds. */
export async function runClosedLoop(
  count: number,
  atOnce: number,
  work: (position: number) => Promise<void>,
): Promise<number> {
  const begun = performance.now();
  let next = 0;
  const workOn = async () => {
    while (next < count) {
      next += 1;
      await work(next - 1);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, count) }, workOn));
  return (performance.now() - begun) / 1000;
}
