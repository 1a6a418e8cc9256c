import type { Answer, Remark, SectionChoice } from "#workflows/run/signals";
import type { Action } from "./actions";

/** What a person decided about one request, word for word. */
export type Order =
  | { kind: "answer"; answer: Answer; comment: string }
  | {
      kind: "decide";
      action: Action;
      comment: string;
      contentSha256: string | null;
      content?: string;
      documentName?: string;
      comments?: Remark[];
      sections?: SectionChoice[];
    };

/** A decision on its way, under one id however often it is sent. */
export type Intent = { approvalId: string; decisionId: string; order: Order };

/**
 * The intent for an order. The same order again, while the first was never answered, is the same intent, so that it
 * counts once (product.md 4); anything else gets an id of its own.
 */
export function intentFor(
  unanswered: Intent | null,
  approvalId: string,
  order: Order,
  makeId: () => string,
): Intent {
  const isSame =
    unanswered?.approvalId === approvalId && JSON.stringify(unanswered.order) === JSON.stringify(order);
  return isSame ? unanswered : { approvalId, decisionId: makeId(), order };
}
