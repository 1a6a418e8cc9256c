"use client";

import { ArrowUp } from "lucide-react";
import { Button } from "../_ui/button";
import { countOf } from "../_ui/count-of";

type NewRunsPillProps = {
  count: number;
  /** There may be more of them. */
  isMore: boolean;
  onShow: () => void;
};

/** Runs that belong to the list wait here, so that nothing moves under the eyes of who reads it. */
export function NewRunsPill({ count, isMore, onShow }: NewRunsPillProps) {
  if (count === 0) return null;
  const words = isMore ? `${count}+ new runs` : countOf(count, "new run");
  const show = () => {
    onShow();
    window.scrollTo({ top: 0 });
  };
  return (
    <div className="sticky top-[calc(var(--header-height)*2)] z-10 flex h-0 justify-center">
      <Button size="sm" tone="primary" className="mt-2 rounded-full px-3 shadow-overlay" onClick={show}>
        <ArrowUp aria-hidden />
        {words}
      </Button>
    </div>
  );
}
