import { X } from "lucide-react";
import { Button } from "../_ui/button";

type ProjectListProps<Value> = {
  values: Readonly<Record<string, Value>>;
  say: (value: Value) => string;
  /** Null for who may only look. */
  onRemove: ((project: string) => void) | null;
};

/** What single projects have set; nothing where none has. */
export function ProjectList<Value>({ values, say, onRemove }: ProjectListProps<Value>) {
  if (Object.keys(values).length === 0) return null;
  return (
    <ul className="w-full divide-y rounded-md border bg-surface text-sm">
      {Object.entries(values).map(([name, value]) => (
        <li key={name} className="flex flex-wrap items-center gap-x-3 px-4 py-1.5">
          <span className="flex-1 font-medium">{name}</span>
          <span className="text-ink-2">{say(value)}</span>
          {onRemove && (
            <Button
              tone="quiet"
              size="sm"
              aria-label={`Remove ${name}`}
              className="w-7 px-0"
              onClick={() => onRemove(name)}
            >
              <X aria-hidden />
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
