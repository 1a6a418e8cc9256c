import { ChevronRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import type { AuditRow } from "#server/auth/list-audit";
import type { Json } from "#workflows/definition/json";
import { Button } from "../_ui/button";
import type { QueryChanges } from "../_ui/change-query";
import { PlainText } from "../_ui/plain-text";
import { AbsoluteTime, RelativeTime } from "../_ui/relative-time";
import { sayAction, sayOutcome, sayTarget } from "./say-act";

type AuditLineProps = {
  row: AuditRow;
  nameOf: (userId: string) => string | undefined;
  /** Nothing to narrow where it stands alone. */
  onFilter?: (changes: QueryChanges) => void;
};

/** One act in a line; behind the fold all that is recorded of it. */
export function AuditLine({ row, nameOf, onFilter }: AuditLineProps) {
  const target = sayTarget(row.target, nameOf);
  return (
    <li>
      <details className="group">
        <summary className="grid list-none grid-cols-[1rem_minmax(0,1fr)_auto] items-baseline gap-x-2 px-3 py-2 text-sm hover:bg-hover focus-visible:outline-offset-[-2px] md:grid-cols-[1rem_5.5rem_10rem_12rem_12rem_minmax(0,1fr)] md:gap-x-4 [&::-webkit-details-marker]:hidden">
          <ChevronRight aria-hidden className="size-3.5 self-center text-ink-3 group-open:rotate-90" />
          <RelativeTime at={row.at} className="text-ink-2 max-md:order-2" />
          <span className="truncate max-md:order-3 max-md:col-start-2">
            <PlainText text={row.actor.name} />
          </span>
          <span className="font-medium max-md:order-1">{sayAction(row.action)}</span>
          <span className="truncate text-ink-2 max-md:order-4 max-md:col-start-2">
            <PlainText text={target.text} />
          </span>
          <span className="truncate text-ink-2 max-md:order-5 max-md:col-span-2 max-md:col-start-2">
            <PlainText text={sayOutcome(row.after)} />
          </span>
        </summary>
        <div className="grid gap-3 border-t bg-canvas px-4 py-3 text-sm">
          <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[6rem_minmax(0,1fr)]">
            <Fact term="When">
              <AbsoluteTime at={row.at} />
            </Fact>
            <Fact term="Actor">
              <PlainText text={row.actor.name} />, {row.actor.kind} <Code>{row.actor.id}</Code>
            </Fact>
            <Fact term="Action">
              <Code>{row.action}</Code>
            </Fact>
            <Fact term="Target">
              <Code>{row.target}</Code>
              {target.href && (
                <Link href={target.href} className="ml-2 underline underline-offset-2">
                  Open
                </Link>
              )}
            </Fact>
            <Fact term="Before">{writeValue(row.before)}</Fact>
            <Fact term="After">{writeValue(row.after)}</Fact>
            <Fact term="Entry">
              {row.seq}, hash <Code>{row.hash}</Code>
            </Fact>
          </dl>
          {onFilter && <Narrow row={row} onFilter={onFilter} />}
        </div>
      </details>
    </li>
  );
}

function Narrow({ row, onFilter }: Required<Pick<AuditLineProps, "row" | "onFilter">>) {
  return (
    <div className="flex flex-wrap gap-2">
      <Button size="sm" onClick={() => onFilter({ actor: row.actor.id })}>
        Only this actor
      </Button>
      <Button size="sm" onClick={() => onFilter({ action: row.action })}>
        Only this action
      </Button>
      <Button size="sm" onClick={() => onFilter({ target: row.target })}>
        Only this target
      </Button>
    </div>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  if (children === null) return null;
  return (
    <>
      <dt className="text-ink-3">{term}</dt>
      <dd className="min-w-0 break-words max-sm:mb-1">{children}</dd>
    </>
  );
}

function Code({ children }: { children: string }) {
  return <code className="break-all font-mono text-ink-2 text-xs">{children}</code>;
}

function writeValue(value: Json): ReactNode {
  if (value === null) return null;
  return (
    <pre className="whitespace-pre-wrap font-mono text-xs [overflow-wrap:anywhere]">
      <PlainText text={JSON.stringify(value, null, 2)} />
    </pre>
  );
}
