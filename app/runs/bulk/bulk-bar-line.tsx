import type { BulkJob } from "#server/queries/bulk-row";

/** How much of a bulk order is done, refused and still to come, as one bar. Drawn with attributes. */
export function BulkBarLine({ total, done, refused }: Pick<BulkJob, "total" | "done" | "refused">) {
  const percentOf = (count: number) => (total === 0 ? 0 : (100 * count) / total);
  return (
    <svg
      aria-hidden
      viewBox="0 0 100 4"
      preserveAspectRatio="none"
      className="block h-1.5 w-full overflow-hidden rounded-full bg-line-strong"
    >
      <rect width={percentOf(done)} height="4" className="fill-done-solid" />
      <rect x={percentOf(done)} width={percentOf(refused)} height="4" className="fill-failed-solid" />
    </svg>
  );
}
