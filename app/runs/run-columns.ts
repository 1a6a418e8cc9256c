/** A column of the list. The run's own is always there. `hide`: where there is no room for it; the peek has it. */
export const RUN_COLUMNS = [
  { id: "status", label: "Status", width: "10.5rem", isNumber: false, hide: "" },
  { id: "run", label: "Run", width: "22%", isNumber: false, hide: "" },
  { id: "waiting", label: "Where it stands", width: "auto", isNumber: false, hide: "" },
  { id: "progress", label: "Progress", width: "9rem", isNumber: false, hide: "@max-[42rem]:hidden" },
  { id: "started", label: "Started", width: "6.5rem", isNumber: false, hide: "@max-[52rem]:hidden" },
  { id: "duration", label: "Duration", width: "8rem", isNumber: true, hide: "@max-[62rem]:hidden" },
  { id: "cost", label: "Cost", width: "4.5rem", isNumber: true, hide: "@max-[58rem]:hidden" },
  { id: "workflow", label: "Workflow", width: "9rem", isNumber: false, hide: "" },
  { id: "project", label: "Project", width: "7rem", isNumber: false, hide: "" },
  { id: "tags", label: "Tags", width: "9rem", isNumber: false, hide: "" },
  { id: "owner", label: "Started by", width: "8rem", isNumber: false, hide: "" },
] as const;

export type RunColumn = (typeof RUN_COLUMNS)[number];
export type RunColumnId = RunColumn["id"];

export const USUAL_COLUMNS: readonly RunColumnId[] = [
  "status",
  "run",
  "waiting",
  "progress",
  "started",
  "duration",
  "cost",
];

/** Shows a column at the end, or hides it. */
export function toggleColumn(columns: readonly RunColumnId[], id: RunColumnId): RunColumnId[] {
  if (id === "run") return [...columns];
  return columns.includes(id) ? columns.filter((other) => other !== id) : [...columns, id];
}

/** Moves a column one place to the left or right; at the edge it stays. */
export function moveColumn(columns: readonly RunColumnId[], id: RunColumnId, by: -1 | 1): RunColumnId[] {
  const from = columns.indexOf(id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= columns.length) return [...columns];
  const moved = columns.filter((other) => other !== id);
  moved.splice(to, 0, id);
  return moved;
}

export function columnOf(id: RunColumnId): RunColumn {
  const column = RUN_COLUMNS.find((one) => one.id === id);
  if (!column) throw new Error(`There is no column ${id}.`);
  return column;
}
