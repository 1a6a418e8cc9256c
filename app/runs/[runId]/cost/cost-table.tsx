import { cn } from "../../../_ui/cn";
import { formatCost } from "../../../_ui/format-cost";
import { PlainText } from "../../../_ui/plain-text";
import { ScrollX } from "../../../_ui/scroll-x";
import { useShowMore } from "../../../_ui/show-more";
import type { CostGroup, CostSum } from "./sum-costs";

const HEADS = ["Attempts", "Tokens in", "Of it cached", "Tokens out", "Cost"];

type CostTableProps = { heading: string; groups: readonly CostGroup[]; total: CostSum };

/** What was used, the most expensive first; of thousands of rows the first are drawn. */
export function CostTable({ heading, groups, total }: CostTableProps) {
  const { shown, more } = useShowMore(groups, "rows");
  return (
    <ScrollX label="Cost" className="rounded-lg border bg-surface">
      <table className="w-full text-sm tabular-nums">
        <thead className="bg-sunken text-ink-2 text-xs">
          <tr>
            <th scope="col" className="px-3 py-1.5 text-left font-medium">
              {heading}
            </th>
            {HEADS.map((head) => (
              <th key={head} scope="col" className="px-3 py-1.5 text-right font-medium">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {shown.map((group) => (
            <Row key={group.name} name={group.name} sum={group} />
          ))}
        </tbody>
        <tfoot className="border-t-2">
          <Row name="Together" sum={total} isStrong />
        </tfoot>
      </table>
      {more}
    </ScrollX>
  );
}

function Row({ name, sum, isStrong = false }: { name: string; sum: CostSum; isStrong?: boolean }) {
  const figures = [sum.attempts, sum.inputTokens, sum.cachedTokens, sum.outputTokens];
  const columns = HEADS.map((head, at) => ({
    head,
    text: figures[at]?.toLocaleString("en") ?? formatCost(sum.cost),
  }));
  return (
    <tr className={cn(isStrong && "font-medium")}>
      <th scope="row" className="max-w-80 truncate px-3 py-1.5 text-left font-normal">
        <PlainText text={name} />
      </th>
      {columns.map(({ head, text }) => (
        <td key={head} className="px-3 py-1.5 text-right">
          {text}
        </td>
      ))}
    </tr>
  );
}
