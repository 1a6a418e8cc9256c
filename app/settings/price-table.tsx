import type { ReactNode } from "react";
import { Table, TableCell, TableHead, TableHeader, TableRow } from "../_ui/table";
import { PRICE_FIELDS, type Price, writePrice } from "./read-price";

type PriceTableProps = {
  label: string;
  prices: Readonly<Record<string, Price>>;
  /** What can be done with a row; nothing for who may only look. */
  actionsOf: ((model: string) => ReactNode) | null;
};

/** Models and what they cost. */
export function PriceTable({ label, prices, actionsOf }: PriceTableProps) {
  return (
    <div className="overflow-hidden rounded-md border bg-surface">
      <Table label={label}>
        <TableHead>
          <TableRow>
            <TableHeader>Model</TableHeader>
            {PRICE_FIELDS.map(({ name, label: field }) => (
              <TableHeader key={name} className="text-right">
                {field}
              </TableHeader>
            ))}
            {actionsOf && (
              <TableHeader>
                <span className="sr-only">Actions</span>
              </TableHeader>
            )}
          </TableRow>
        </TableHead>
        <tbody>
          {Object.keys(prices)
            .sort()
            .map((model) => (
              <TableRow key={model} className="last:border-b-0">
                <TableCell className="font-mono text-xs">{model}</TableCell>
                {PRICE_FIELDS.map(({ name }) => (
                  <TableCell key={name} className="text-right tabular-nums">
                    {writePrice(prices[model]?.[name] ?? 0)}
                  </TableCell>
                ))}
                {actionsOf && <TableCell className="text-right">{actionsOf(model)}</TableCell>}
              </TableRow>
            ))}
        </tbody>
      </Table>
    </div>
  );
}
