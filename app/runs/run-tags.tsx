import { Badge } from "../_ui/badge";

/** The tags of a run in one line; those that find no room are named on hover. */
export function RunTags({ tags }: { tags: readonly string[] }) {
  if (tags.length === 0) return null;
  return (
    <span title={tags.join(", ")} className="flex gap-1 overflow-hidden">
      {tags.map((tag) => (
        <Badge key={tag}>{tag}</Badge>
      ))}
    </span>
  );
}
