import { memo, useState } from "react";
import { cn } from "../_ui/cn";
import { TableCell, TableRow } from "../_ui/table";
import { foreseeRun, useRowOrder } from "./row-orders";
import { RowRefusal } from "./row-refusal";
import { RunCell } from "./run-cell";
import { columnOf, type RunColumnId } from "./run-columns";
import type { RunItem } from "./run-item";
import { RunMenu } from "./run-menu";

/** Height of every row, in pixels: the list knows where each is without measuring. */
export const ROW_HEIGHT = 49;

function cellLook(id: RunColumnId): string {
  const { isNumber, hide } = columnOf(id);
  return cn("h-12 overflow-hidden text-ink-2", isNumber && "text-right tabular-nums", hide);
}

type RunRowProps = {
  run: RunItem;
  columns: readonly RunColumnId[];
  ownerName: string;
  isSelected: boolean;
  isPeeked: boolean;
  onSelect: (id: string) => void;
};

/** A run in the table; a press anywhere on it opens the run. */
export const RunRow = memo(function RunRow(props: RunRowProps) {
  const { run, columns, ownerName, isSelected, isPeeked, onSelect } = props;
  const ordered = useRowOrder(run.id);
  const refusal = ordered?.refusal ?? null;
  const seen = ordered && refusal === null ? foreseeRun(run, ordered.order) : run;
  const telling = columns.includes("waiting") ? "waiting" : "run";
  const note = ordered && refusal !== null ? <RowRefusal order={ordered.order} refusal={refusal} /> : null;
  // A menu is much work for a row that merely scrolls by.
  const [hasMenu, setHasMenu] = useState(false);
  const wantMenu = () => setHasMenu(true);
  return (
    <TableRow
      data-run-id={run.id}
      aria-selected={isSelected || isPeeked}
      onPointerEnter={wantMenu}
      onFocus={wantMenu}
      className="group relative h-[49px] scroll-mt-32 scroll-mb-16 focus-within:bg-hover"
    >
      <TableCell className="relative z-1 pr-0 pl-3">
        <input
          type="checkbox"
          aria-label={`Select ${run.title}`}
          checked={isSelected}
          onChange={() => onSelect(run.id)}
          className={cn(
            "block size-4 accent-strong",
            !isSelected &&
              "opacity-0 focus-visible:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100",
          )}
        />
      </TableCell>
      {columns.map((id) => (
        <TableCell key={id} className={cellLook(id)}>
          <RunCell run={seen} column={id} ownerName={ownerName} note={id === telling ? note : null} />
        </TableCell>
      ))}
      <TableCell className="relative z-1 px-1">{hasMenu && <RunMenu run={run} />}</TableCell>
    </TableRow>
  );
});
