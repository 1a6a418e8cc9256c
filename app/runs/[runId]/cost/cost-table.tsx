import { cn } from "../../../_ui/cn";
import { formatCost } from "../../../_ui/format-cost";
import { PlainText } from "../../../_ui/plain-text";
import { ScrollX } from "../../../_ui/scroll-x";
import type { CostGroup, CostSum } from "./sum-costs";

const HEADS = ["Attempts", "Tokens in", "Of it cached", "Tokens out", "Cost"];

type CostTableProps = { heading: string; groups: readonly CostGroup[]; total: CostSum };

export function CostTable({ heading, groups, total }: CostTableProps) {
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
          {groups.map((group) => (
            <Row key={group.name} name={group.name} sum={group} />
          ))}
        </tbody>
        <tfoot className="border-t-2">
          <Row name="Together" sum={total} isStrong />
        </tfoot>
      </table>
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
