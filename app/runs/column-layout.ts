import { columnOf, RUN_COLUMNS, type RunColumnId, USUAL_COLUMNS } from "./run-columns";

/** Which columns a view shows, in their order, and those of another width than the usual one, in pixels. */
export type ColumnLayout = {
  columns: readonly RunColumnId[];
  widths: Readonly<Partial<Record<RunColumnId, number>>>;
};

/** Null: as wide as usual again. */
export type ResizeColumn = (id: RunColumnId, width: number | null) => void;

export const NARROWEST = 64;
export const WIDEST = 960;

/** Names that were kept (`run:320` with a width) as columns: unknown ones are passed over, the run is never missing. */
export function readLayout(names: readonly string[]): ColumnLayout {
  const known = names.flatMap((name) => {
    const [id, width] = name.split(":");
    const column = RUN_COLUMNS.find((one) => one.id === id);
    return column ? [{ id: column.id, width: Number(width) }] : [];
  });
  const ids = [...new Set(known.map(({ id }) => id))];
  const widths = Object.fromEntries(
    known.flatMap(({ id, width }) => (width > 0 ? [[id, clampWidth(width)]] : [])),
  );
  if (ids.length === 0) return { columns: USUAL_COLUMNS, widths };
  return { columns: ids.includes("run") ? ids : ["run", ...ids], widths };
}

/** Names that read as the same layout. */
export function writeLayout({ columns, widths }: ColumnLayout): string[] {
  return columns.map((id) => (widths[id] === undefined ? id : `${id}:${widths[id]}`));
}

export function resizeColumn(layout: ColumnLayout, id: RunColumnId, width: number | null): ColumnLayout {
  const { [id]: _, ...others } = layout.widths;
  return { ...layout, widths: width === null ? others : { ...others, [id]: clampWidth(width) } };
}

export function clampWidth(width: number): number {
  return Math.round(Math.min(WIDEST, Math.max(NARROWEST, width)));
}

/** What the table needs at least, so that columns made wide leave room for the others; undefined as long as none was. */
export function leastWidthOf({ columns, widths }: ColumnLayout): string | undefined {
  if (Object.keys(widths).length === 0) return undefined;
  const needed = columns.flatMap((id) => {
    const { width, hide } = columnOf(id);
    if (widths[id] !== undefined) return `${widths[id]}px`;
    if (hide !== "") return [];
    return width.endsWith("rem") ? width : "10rem";
  });
  return `calc(${needed.join(" + ")})`;
}

/** As CSS takes it. */
export function widthOf({ widths }: ColumnLayout, id: RunColumnId): string {
  const own = widths[id];
  return own === undefined ? columnOf(id).width : `${own}px`;
}
