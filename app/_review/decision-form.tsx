"use client";

import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { Button } from "../_ui/button";
import { Checkbox } from "../_ui/checkbox";
import { Field } from "../_ui/field";
import { Keys } from "../_ui/keys";
import { PlainText } from "../_ui/plain-text";
import { Textarea } from "../_ui/textarea";
import { useShortcuts } from "../_ui/use-shortcuts";
import { ACTION_LABELS, type Action, COMMENT_HELP } from "./actions";
import type { Review } from "./use-review";

type DecisionFormProps = { review: Review; action: Action };

/** What an action still needs before it is sent: the person's words, a sign that it is meant, their version. */
export function DecisionForm({ review, action }: DecisionFormProps) {
  const { request, deciding, kept, amendment, isFreeFor, leave, send } = review;
  const [isMeant, setMeant] = useState(false);
  const [wasTried, setTried] = useState(false);
  const titleId = useId();
  const isMissing = review.needsWords(action);
  const hasRemarks = review.remarks.pending.length > 0;
  const isLocked = !isFreeFor(action);
  const box = useFirstFocus(action !== "amend" || amendment.step === "compare");

  function submit() {
    setTried(true);
    if (action === "amend" && amendment.step === "write") return amendment.setStep("compare");
    if (isMissing) return box.current?.focus();
    if (action !== "approve" || isMeant) send();
  }

  useShortcuts([
    { keys: "Mod+Enter", does: `Send: ${ACTION_LABELS[action]}`, group: "Request", run: submit },
    { keys: "Escape", does: "Back to the answers", group: "Request", run: leave },
  ]);
  return (
    <section aria-labelledby={titleId} className="grid gap-3" onKeyDown={(event) => onEscape(event, leave)}>
      <FormHead id={titleId} action={action} effect={request.effects[action]} />
      <Field
        label="Comment"
        required={action !== "approve" && !hasRemarks}
        help={COMMENT_HELP[action]}
        error={wasTried && isMissing ? "A comment is needed." : null}
      >
        {(control) => (
          <Textarea
            {...control}
            ref={box}
            rows={5}
            maxLength={10_000}
            value={kept.draft.comment}
            disabled={isLocked}
            onChange={(event) => kept.setComment(event.target.value)}
          />
        )}
      </Field>
      {action === "approve" && (
        <Checkbox
          label="I have checked this"
          help="Much hangs on this approval, so it takes a second step."
          checked={isMeant}
          onChange={(event) => setMeant(event.target.checked)}
        />
      )}
      {action === "amend" && amendment.missing && <p className="text-ink-2 text-sm">{amendment.missing}</p>}
      {!kept.isKept && <NoRoom />}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={leave} disabled={deciding.order !== null}>
          Back
        </Button>
        <Button
          tone={action === "reject" ? "dangerStrong" : "primary"}
          disabled={isLocked || (action === "approve" && !isMeant)}
          onClick={submit}
        >
          {sendLabel(review, action)}
          <Keys keys="Mod+Enter" className="pointer-coarse:hidden" />
        </Button>
      </div>
    </section>
  );
}

function FormHead({ id, action, effect }: { id: string; action: Action; effect: string | undefined }) {
  return (
    <div className="grid gap-1">
      <h3 id={id} className="font-semibold text-base">
        {ACTION_LABELS[action]}
      </h3>
      {effect && (
        <p className="text-ink-2 text-sm wrap-anywhere">
          <PlainText text={effect} />
        </p>
      )}
    </div>
  );
}

function NoRoom() {
  return (
    <p role="alert" className="text-failed text-sm">
      This browser has no room for drafts: what you write here is lost when the page closes.
    </p>
  );
}

function sendLabel({ deciding, amendment }: Review, action: Action): string {
  if (deciding.isSending) return "Sending…";
  if (action !== "amend") return ACTION_LABELS[action];
  return amendment.step === "write" ? "Compare" : "Send your version";
}

/** The words come first: the focus goes to their box as soon as it is their turn. */
function useFirstFocus(isTheirTurn: boolean) {
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (isTheirTurn) box.current?.focus();
  }, [isTheirTurn]);
  return box;
}

function onEscape(event: KeyboardEvent, leave: () => void): void {
  if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
  event.preventDefault();
  leave();
}
