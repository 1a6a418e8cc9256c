"use client";

import { useId } from "react";
import { Select } from "../../../_ui/select";
import type { Attempt } from "../attempts-at";

type AttemptChoiceProps = {
  attempts: readonly Attempt[];
  value: string;
  onChange: (taskId: string) => void;
};

/** Which attempt is looked at; nothing to choose when there is one. */
export function AttemptChoice({ attempts, value, onChange }: AttemptChoiceProps) {
  const id = useId();
  if (attempts.length < 2) return null;
  return (
    <div className="flex items-center gap-2 px-4 text-sm">
      <label htmlFor={id} className="text-ink-2">
        Attempt
      </label>
      <Select id={id} value={value} onChange={({ target }) => onChange(target.value)} className="w-auto">
        {attempts.map(({ id: taskId, attempt, iteration, agent, status }) => (
          <option key={taskId} value={taskId}>
            {attempt}
            {iteration > 1 && `, iteration ${iteration}`}, {agent},{" "}
            {status.replaceAll("_", " ").replace("hitl", "a person")}
          </option>
        ))}
      </Select>
    </div>
  );
}
