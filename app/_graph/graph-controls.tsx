"use client";

import { useReactFlow } from "@xyflow/react";
import { Maximize, ZoomIn, ZoomOut } from "lucide-react";
import { IconButton } from "../_ui/icon-button";

/** Buttons that do what wheel and fingers do. */
export function GraphControls({ onFit }: { onFit: () => void }) {
  const { zoomIn, zoomOut } = useReactFlow();
  return (
    <div className="absolute right-2 bottom-6 z-10 flex gap-0.5 rounded-lg border bg-surface p-0.5 print:hidden">
      <IconButton size="sm" label="Zoom in" icon={<ZoomIn aria-hidden />} onClick={() => void zoomIn()} />
      <IconButton size="sm" label="Zoom out" icon={<ZoomOut aria-hidden />} onClick={() => void zoomOut()} />
      <IconButton size="sm" label="Show all of it" icon={<Maximize aria-hidden />} onClick={onFit} />
    </div>
  );
}
