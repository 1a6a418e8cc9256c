/** A number with its word: "1 step", "4 steps"; `many` where an s does not make it. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}
