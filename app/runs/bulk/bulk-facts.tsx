import Link from "next/link";
import type { ReactNode } from "react";
import type { BulkJob } from "#server/queries/bulk-row";
import { PlainText } from "../../_ui/plain-text";
import { RelativeTime } from "../../_ui/relative-time";
import { viewPath } from "../run-views";

/** Who ordered what, why and of which runs. */
export function BulkFacts({ job }: { job: BulkJob }) {
  const { startedBy, startedAt, finishedAt, stoppedBy, reason, query } = job;
  return (
    <dl className="grid gap-x-4 gap-y-1 text-sm sm:grid-cols-[7rem_minmax(0,1fr)] [&_dt]:text-ink-3">
      <dt>Ordered</dt>
      <dd>
        <RelativeTime at={startedAt} /> by <PlainText text={startedBy.name} />
      </dd>
      <Fact term="Reason">{reason && <PlainText text={reason} />}</Fact>
      <dt>Runs</dt>
      <dd className="[overflow-wrap:anywhere]">
        {query === "" ? (
          "Chosen one by one"
        ) : (
          <Link href={viewPath("all", query)} className="font-mono underline underline-offset-2">
            {query}
          </Link>
        )}
      </dd>
      <Fact term={stoppedBy ? "Stopped" : "Over"}>
        {finishedAt && (
          <>
            <RelativeTime at={finishedAt} />
            {stoppedBy && (
              <>
                {" "}
                by <PlainText text={stoppedBy.name} />
              </>
            )}
          </>
        )}
      </Fact>
    </dl>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  if (!children) return null;
  return (
    <>
      <dt>{term}</dt>
      <dd className="[overflow-wrap:anywhere]">{children}</dd>
    </>
  );
}
