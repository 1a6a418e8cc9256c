import { PlainText } from "../../../_ui/plain-text";

/** What will happen, one line each. */
export function EffectList({ effects }: { effects: readonly string[] }) {
  return (
    <ul className="grid list-disc gap-1 pl-4 text-ink-2 marker:text-ink-3">
      {effects.map((effect) => (
        <li key={effect}>
          <PlainText text={effect} />
        </li>
      ))}
    </ul>
  );
}
