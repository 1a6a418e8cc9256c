import { cn } from "../../../_ui/cn";
import { PlainText } from "../../../_ui/plain-text";
import { lastLine } from "./last-line";
import type { RequestOfRun, StepOfRun } from "./tree-steps";

type StepNewsProps = { step: StepOfRun; request: RequestOfRun | undefined; text: string | null };

/** One line under a step: what is being written, what it waits for, why it did not happen, or what it made. */
export function StepNews({ step, request, text }: StepNewsProps) {
  const news = newsOf({ step, request, text });
  if (!news) return null;
  return (
    <span className={cn("block min-w-0 truncate text-xs pl-43 @max-[36rem]:pl-6.5", news.look)}>
      <PlainText text={news.text} />
    </span>
  );
}

function newsOf({ step, request, text }: StepNewsProps): { text: string; look: string } | null {
  if (text !== null) {
    const line = lastLine(text);
    return line === "" ? null : { text: line, look: "text-writing" };
  }
  if (request?.status === "pending") return { text: request.question, look: "text-waiting" };
  if (step.reason) {
    const isBad = step.status === "failed";
    return { text: step.reason.sentence, look: isBad ? "text-failed" : "text-ink-3" };
  }
  if (step.outputs.length === 0) return null;
  return { text: step.outputs.map(({ name }) => name).join(", "), look: "text-ink-3" };
}
