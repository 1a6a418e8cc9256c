"use client";

import { MessageSquarePlus } from "lucide-react";
import { type CSSProperties, type RefObject, useEffect, useState } from "react";
import { Button } from "../_ui/button";
import { Keys } from "../_ui/keys";
import { selectedPassage } from "./find-passage";
import type { Paper } from "./papers";
import type { Passage } from "./remark";

type PassageButtonProps = {
  pane: RefObject<HTMLElement | null>;
  papers: readonly Paper[];
  onComment: (passage: Passage) => void;
};

/** Beside what is selected in a document: the way to comment on it. */
export function PassageButton({ pane, papers, onComment }: PassageButtonProps) {
  const [found, setFound] = useState<{ passage: Passage; style: CSSProperties } | null>(null);
  useEffect(() => {
    let frame = 0;
    const look = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        const selected = pane.current && selectedPassage(pane.current, papers);
        setFound(selected ? { passage: selected.passage, style: placeBelow(selected.box) } : null);
      });
    };
    document.addEventListener("selectionchange", look);
    window.addEventListener("scroll", look, true);
    return () => {
      cancelAnimationFrame(frame);
      document.removeEventListener("selectionchange", look);
      window.removeEventListener("scroll", look, true);
    };
  }, [pane, papers]);
  if (!found) return null;
  return (
    <Button
      tone="primary"
      size="sm"
      style={found.style}
      className="fixed z-30 shadow-overlay"
      // The press must not take the selection away.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        onComment(found.passage);
        window.getSelection()?.removeAllRanges();
        setFound(null);
      }}
    >
      <MessageSquarePlus aria-hidden />
      Comment
      <Keys keys="c" className="pointer-coarse:hidden" />
    </Button>
  );
}

const WIDTH = 130;
const HEIGHT = 40;

function placeBelow({ left, right, bottom, top }: DOMRect): CSSProperties {
  const isRoomBelow = bottom + HEIGHT < window.innerHeight;
  const middle = (left + right) / 2 - WIDTH / 2;
  return {
    left: Math.max(8, Math.min(middle, window.innerWidth - WIDTH - 8)),
    top: isRoomBelow ? bottom + 6 : Math.max(8, top - HEIGHT),
  };
}
