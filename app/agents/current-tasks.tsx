"use client";

import { useState } from "react";
import type { BoardAgent } from "#server/queries/agent-board";
import { Button } from "../_ui/button";
import { CurrentTaskLine } from "./current-task-line";

const MOST_SHOWN = 4;

/** What an agent has in hand, oldest first; the rest comes when it is asked for. */
export function CurrentTasks({ tasks }: { tasks: BoardAgent["currentTasks"] }) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? tasks : tasks.slice(0, MOST_SHOWN);
  const rest = tasks.length - shown.length;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] justify-items-start gap-1.5">
      <ul className="grid w-full gap-1.5">
        {shown.map((task) => (
          <CurrentTaskLine key={task.id} task={task} />
        ))}
      </ul>
      {rest > 0 && (
        <Button size="sm" tone="quiet" className="-ml-2" onClick={() => setWhole(true)}>
          Show {rest} more
        </Button>
      )}
    </div>
  );
}
