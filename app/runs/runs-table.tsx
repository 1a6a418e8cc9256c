"use client";

import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import { cn } from "../_ui/cn";
import { Table, TableHead, TableHeader, TableRow } from "../_ui/table";
import { type ColumnLayout, leastWidthOf, type ResizeColumn, widthOf } from "./column-layout";
import { ColumnResizer } from "./column-resizer";
import { columnOf, type RunColumnId } from "./run-columns";
import type { RunItem } from "./run-item";
import { ROW_HEIGHT, RunRow } from "./run-row";
import type { RunSelection } from "./use-run-selection";

type RunsTableProps = {
  runs: readonly RunItem[];
  layout: ColumnLayout;
  onResize: ResizeColumn;
  /** By the id of who started a run. */
  names: ReadonlyMap<string, string>;
  selection: RunSelection;
  peeked: string | null;
  onSelect: (id: string) => void;
  /** Takes the function that brings a row into view. */
  revealer: RefObject<((index: number) => void) | null>;
};

/** The list as a table; only the rows in sight are drawn. */
export function RunsTable({ runs, layout, onResize, names, selection, ...props }: RunsTableProps) {
  const { peeked, onSelect, revealer } = props;
  const { columns } = layout;
  const place = useRef<HTMLTableSectionElement>(null);
  const [scrollMargin, setScrollMargin] = useState(0);
  useLayoutEffect(() => {
    if (place.current) setScrollMargin(place.current.getBoundingClientRect().top + window.scrollY);
  }, []);
  const rows = useWindowVirtualizer({
    count: runs.length,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    scrollMargin,
    scrollPaddingStart: 160,
    scrollPaddingEnd: 80,
    getItemKey: (index) => runs[index]?.id ?? index,
  });
  useLayoutEffect(() => {
    revealer.current = (index) => rows.scrollToIndex(index, { align: "auto" });
  });
  const drawn = rows.getVirtualItems();
  const before = (drawn[0]?.start ?? scrollMargin) - scrollMargin;
  const after = rows.getTotalSize() - ((drawn.at(-1)?.end ?? scrollMargin) - scrollMargin);
  return (
    <Table
      label="Runs"
      className="table-fixed"
      style={{ minWidth: leastWidthOf(layout) }}
      aria-rowcount={runs.length + 1}
    >
      <TableHead>
        <TableRow>
          <TableHeader className="w-9 pr-0">
            <span className="sr-only">Selected</span>
          </TableHeader>
          {columns.map((id) => (
            <ColumnHeader key={id} {...{ id, layout, onResize }} />
          ))}
          <TableHeader className="w-10">
            <span className="sr-only">Actions</span>
          </TableHeader>
        </TableRow>
      </TableHead>
      <tbody ref={place}>
        <Gap height={before} />
        {drawn.map(({ index }) => {
          const run = runs[index];
          if (!run) return null;
          return (
            <RunRow
              key={run.id}
              run={run}
              columns={columns}
              ownerName={names.get(run.createdBy) ?? run.createdBy}
              isSelected={selection.isAll || selection.ids.has(run.id)}
              isPeeked={run.id === peeked}
              onSelect={onSelect}
            />
          );
        })}
        <Gap height={after} />
      </tbody>
    </Table>
  );
}

type ColumnHeaderProps = Pick<RunsTableProps, "layout" | "onResize"> & { id: RunColumnId };

function ColumnHeader({ id, layout, onResize }: ColumnHeaderProps) {
  const { label, isNumber, hide } = columnOf(id);
  return (
    <TableHeader
      aria-label={label}
      className={cn("relative overflow-hidden", isNumber && "text-right", hide)}
      style={{ width: widthOf(layout, id) }}
    >
      {label}
      <ColumnResizer id={id} label={label} width={layout.widths[id]} onResize={onResize} />
    </TableHeader>
  );
}

/** Stands for rows that are out of sight; in one column, for some may be hidden. */
function Gap({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden>
      <td style={{ height, padding: 0 }} />
    </tr>
  );
}
