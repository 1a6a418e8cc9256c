"use client";

import { ArrowDown, ArrowUp, Columns3 } from "lucide-react";
import { Button } from "../_ui/button";
import { Checkbox } from "../_ui/checkbox";
import { Popover } from "../_ui/popover";
import { columnOf, moveColumn, RUN_COLUMNS, type RunColumnId, toggleColumn } from "./run-columns";

type ColumnsMenuProps = {
  columns: readonly RunColumnId[];
  onChange: (columns: readonly RunColumnId[] | null) => void;
};

/** Chooses the columns of the view and their order. */
export function ColumnsMenu({ columns, onChange }: ColumnsMenuProps) {
  const hidden = RUN_COLUMNS.filter(({ id }) => !columns.includes(id));
  return (
    <Popover
      label="Columns"
      align="end"
      className="w-64"
      trigger={
        <Button tone="quiet" className="max-md:hidden">
          <Columns3 aria-hidden />
          Columns
        </Button>
      }
    >
      <ul className="grid gap-0.5">
        {columns.map((id, at) => (
          <li key={id} className="flex items-center gap-1">
            <Checkbox
              label={columnOf(id).label}
              checked
              disabled={id === "run"}
              onChange={() => onChange(toggleColumn(columns, id))}
              className="flex-1 text-sm"
            />
            <Mover id={id} by={-1} isPossible={at > 0} columns={columns} onChange={onChange} />
            <Mover
              id={id}
              by={1}
              isPossible={at < columns.length - 1}
              columns={columns}
              onChange={onChange}
            />
          </li>
        ))}
        {hidden.map(({ id, label }) => (
          <li key={id}>
            <Checkbox
              label={label}
              checked={false}
              onChange={() => onChange(toggleColumn(columns, id))}
              className="text-sm"
            />
          </li>
        ))}
      </ul>
      <Button size="sm" className="mt-2" onClick={() => onChange(null)}>
        The usual ones
      </Button>
    </Popover>
  );
}

type MoverProps = ColumnsMenuProps & { id: RunColumnId; by: -1 | 1; isPossible: boolean };

function Mover({ id, by, isPossible, columns, onChange }: MoverProps) {
  const Icon = by < 0 ? ArrowUp : ArrowDown;
  return (
    <Button
      tone="quiet"
      size="sm"
      disabled={!isPossible}
      aria-label={`Move ${columnOf(id).label} ${by < 0 ? "up" : "down"}`}
      className="w-7 px-0"
      onClick={() => onChange(moveColumn(columns, id, by))}
    >
      <Icon aria-hidden />
    </Button>
  );
}
