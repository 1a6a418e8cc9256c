import type { InputField } from "#workflows/definition/definition";
import type { Json } from "#workflows/definition/json";
import { Badge } from "../../../_ui/badge";
import { PlainText } from "../../../_ui/plain-text";

/** What the launcher asks for. */
export function InputsTab({ fields }: { fields: readonly InputField[] }) {
  return (
    <ul className="m-4 divide-y rounded-md border bg-surface">
      {fields.map((field) => (
        <li key={field.name} className="grid gap-1 px-4 py-3 text-sm">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <span className="font-medium">
              <PlainText text={field.title || field.name} />
            </span>
            <code className="font-mono text-ink-3 text-xs">{field.name}</code>
            <Badge>{field.type}</Badge>
            <Badge>{field.required ? "required" : "optional"}</Badge>
          </p>
          {field.help && (
            <p className="max-w-[80ch] text-ink-2">
              <PlainText text={field.help} />
            </p>
          )}
          {field.choices.length > 0 && <p className="text-ink-2">One of: {field.choices.join(", ")}</p>}
          {field.default !== null && <p className="text-ink-2">Unless given: {showValue(field.default)}</p>}
          {field.example && (
            <p className="text-ink-2">
              For example: <PlainText text={field.example} />
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

function showValue(value: Json): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) return value.map(showValue).join(", ");
  return typeof value === "string" ? value : JSON.stringify(value);
}
