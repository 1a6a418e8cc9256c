"use client";

import { useState } from "react";
import { Button } from "./button";

/** So many items are drawn at first, and more with each press. */
const AT_ONCE = 200;

/** The part of a long list that is drawn, and the button for more; nothing to press when all is there. */
export function useShowMore<Item>(items: readonly Item[], noun: string) {
  const [count, setCount] = useState(AT_ONCE);
  const left = items.length - count;
  const more =
    left <= 0 ? null : (
      <p className="p-3 print:hidden">
        <Button size="sm" onClick={() => setCount(count + AT_ONCE)}>
          Show {Math.min(left, AT_ONCE)} more of {left.toLocaleString("en")} {noun}
        </Button>
      </p>
    );
  return { shown: left <= 0 ? items : items.slice(0, count), more };
}
