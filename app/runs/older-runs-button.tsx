"use client";

import { useEffect, useRef } from "react";
import { Button } from "../_ui/button";
import type { OlderRuns } from "./use-run-rows";

/** Loads older runs when one comes near the end, or on a press. */
export function OlderRunsButton({ more }: { more: OlderRuns }) {
  const place = useRef<HTMLDivElement>(null);
  const load = useRef(more.load);
  useEffect(() => {
    load.current = more.load;
  });
  const mayLoad = !more.fault;
  useEffect(() => {
    if (!place.current || !mayLoad) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && load.current(),
      { rootMargin: "400px" },
    );
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [mayLoad]);
  return (
    <div ref={place} className="flex flex-wrap items-center justify-center gap-3 p-4 print:hidden">
      {more.fault && (
        <p role="alert" className="text-failed text-sm">
          {more.fault.sentence}
        </p>
      )}
      <Button onClick={more.load} disabled={more.isLoading}>
        {more.isLoading ? "Loading older runs…" : "Load older runs"}
      </Button>
    </div>
  );
}
