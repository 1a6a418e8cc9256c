"use client";

import { CircleAlert, CircleCheck } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { Button } from "../_ui/button";
import { countOf } from "../_ui/count-of";
import { Dialog } from "../_ui/dialog";
import { Field } from "../_ui/field";
import { Input } from "../_ui/input";
import { PlainText } from "../_ui/plain-text";
import { Textarea } from "../_ui/textarea";
import type { OrderResult } from "./order-many";
import { ORDER_WORDS, type RunOrder } from "./run-order";
import { type OrderTarget, useBulkOrder } from "./use-bulk-order";

type BulkDialogProps = {
  order: RunOrder;
  target: OrderTarget;
  /** How many runs it is for, as the list says it: "12", "1,204". */
  count: string;
  onClose: () => void;
};

/** Asks once for all, then shows what came of it for each run; can be stopped on the way. */
export function BulkDialog({ order, target, count, onClose }: BulkDialogProps) {
  const { progress, start, stop } = useBulkOrder();
  const [hasStarted, setStarted] = useState(false);
  const [reason, setReason] = useState("");
  const [typed, setTyped] = useState("");
  const { label, doing, means } = ORDER_WORDS[order];
  const mustType = order === "cancel" && count !== "1";
  const begin = () => {
    setStarted(true);
    void start(order, target, reason);
  };
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      isFirm={progress.isRunning}
      title={`${label} ${count} ${count === "1" ? "run" : "runs"}${hasStarted ? "" : "?"}`}
      text={hasStarted ? undefined : means}
      footer={
        hasStarted ? (
          progress.isRunning ? (
            <Button onClick={stop}>Stop here</Button>
          ) : (
            <Button tone="primary" onClick={onClose}>
              Close
            </Button>
          )
        ) : (
          <>
            <Button onClick={onClose}>Keep as they are</Button>
            <Button
              tone={order === "cancel" ? "dangerStrong" : "primary"}
              disabled={mustType && typed.trim() !== count}
              onClick={begin}
            >
              {label} {count} {count === "1" ? "run" : "runs"}
            </Button>
          </>
        )
      }
    >
      {hasStarted ? (
        <Results
          doing={doing}
          isRunning={progress.isRunning}
          results={progress.results}
          fault={progress.fault}
        />
      ) : (
        <div className="grid gap-4">
          <Field label="Reason" help="Goes into the record of each run.">
            {(control) => (
              <Textarea {...control} value={reason} onChange={(event) => setReason(event.target.value)} />
            )}
          </Field>
          {mustType && (
            <Field label={`Type ${count} to go on`} required>
              {(control) => (
                <Input {...control} value={typed} onChange={(event) => setTyped(event.target.value)} />
              )}
            </Field>
          )}
        </div>
      )}
    </Dialog>
  );
}

type ResultsProps = {
  doing: string;
  isRunning: boolean;
  results: readonly OrderResult[];
  fault: string | null;
};

function Results({ doing, isRunning, results, fault }: ResultsProps) {
  const refused = results.filter(({ refusal }) => refusal !== null);
  const done = results.length - refused.length;
  return (
    <div className="grid gap-3">
      <p role="status" className="text-sm tabular-nums">
        {isRunning ? `${doing}… ` : ""}
        {countOf(done, "run")} done, {refused.length.toLocaleString("en")} refused
      </p>
      {fault && (
        <p role="alert" className="text-failed text-sm">
          {fault}
        </p>
      )}
      <ul className="max-h-80 divide-y overflow-y-auto rounded-md border text-sm">
        {results.toReversed().map(({ run, refusal }) => (
          <li key={run.id} className="flex gap-2 px-3 py-2">
            {refusal === null ? (
              <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-done" />
            ) : (
              <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-failed" />
            )}
            <span className="min-w-0">
              <Link href={`/runs/${run.id}`} className="font-medium hover:underline">
                <PlainText text={run.title} />
              </Link>
              <span className="block text-ink-2">{refusal ?? "Done"}</span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
