"use client";

import { FileDiff, Lock, type LucideIcon, UserCheck, Users } from "lucide-react";
import type { ReactNode } from "react";
import type { DecisionRow } from "#server/queries/approval-row";
import { useSession } from "../_trpc/use-session";
import { Button } from "../_ui/button";
import { cn } from "../_ui/cn";
import { CopyButton } from "../_ui/copy-button";
import { countOf } from "../_ui/count-of";
import { PlainText } from "../_ui/plain-text";
import { RelativeTime } from "../_ui/relative-time";
import { DID } from "./actions";
import { copyOfWords } from "./copy-of-words";
import type { Review } from "./use-review";

/** Why a request cannot be decided here and now, if it cannot; and what came of it. */
export function StandingBanner({ review }: { review: Review }) {
  const { standing, request, showChanged, kept, deciding } = review;
  switch (standing.kind) {
    case "open":
      return null;
    case "changed":
      return (
        <Banner icon={FileDiff} tone="waiting">
          <p>
            The text changed after you opened it. Nothing can be decided until you have seen what changed.
          </p>
          <Button size="sm" className="justify-self-start" onClick={showChanged}>
            Show what changed
          </Button>
        </Banner>
      );
    case "decided":
      return (
        <Banner icon={UserCheck} tone={standing.isCollision ? "waiting" : "plain"}>
          <DecidedText decision={standing.decision} options={request.options} />
          {(standing.isCollision || deciding.sent.size === 0) && (
            <KeptWords words={copyOfWords(kept.draft)} />
          )}
        </Banner>
      );
    case "closed":
      return (
        <Banner icon={Lock}>
          <p>
            {standing.status === "expired"
              ? "Its time ran out before anybody decided."
              : "It is no longer needed: the run went on without it or was ended."}
          </p>
          <KeptWords words={copyOfWords(kept.draft)} />
        </Banner>
      );
    case "voted": {
      const { have, need } = request.votes;
      return (
        <Banner icon={Users}>
          You approved this. {countOf(need - have, "more person has", "more people have")} to approve as well.
        </Banner>
      );
    }
    case "not-allowed":
      return (
        <Banner icon={Lock}>
          <p>{standing.sentence}</p>
          <p>An owner can change your role under Settings, Members.</p>
        </Banner>
      );
  }
}

type BannerProps = { icon: LucideIcon; tone?: "plain" | "waiting"; children: ReactNode };

function Banner({ icon: Icon, tone = "plain", children }: BannerProps) {
  return (
    <div
      role="status"
      className={cn(
        "flex items-start gap-2 rounded-md border px-3 py-2 text-sm",
        tone === "waiting" ? "border-waiting-line bg-waiting-soft" : "bg-sunken",
      )}
    >
      <Icon aria-hidden className={cn("mt-0.5 size-4 shrink-0", tone === "waiting" && "text-waiting")} />
      <div className="grid min-w-0 flex-1 gap-1.5">{children}</div>
    </div>
  );
}

type DecidedTextProps = { decision: DecisionRow; options: readonly { value: string; label: string }[] };

function DecidedText({ decision: { by, action, at, answer, comment }, options }: DecidedTextProps) {
  const isMe = useSession().data?.principal?.id === by.id;
  const label = options.find(({ value }) => value === String(answer))?.label ?? String(answer);
  return (
    <>
      <p>
        <strong className="font-semibold">{isMe ? "You" : <PlainText text={by.name} />}</strong> {DID[action]}
        {answer !== null && (
          <>
            {" "}
            with “<PlainText text={label} />”
          </>
        )}{" "}
        <RelativeTime at={at} />.
      </p>
      {comment && (
        <blockquote className="whitespace-pre-wrap border-l-2 border-l-line-strong pl-2 text-ink-2 wrap-anywhere">
          <PlainText text={comment} />
        </blockquote>
      )}
    </>
  );
}

function KeptWords({ words }: { words: string }) {
  if (words === "") return null;
  return (
    <div className="grid gap-1">
      <p className="flex items-center justify-between gap-2 font-medium">
        What you wrote was not sent
        <CopyButton text={words} label="Copy what you wrote" />
      </p>
      <p className="max-h-60 select-all overflow-y-auto whitespace-pre-wrap rounded border bg-surface px-2 py-1 text-ink-2 wrap-anywhere">
        {words}
      </p>
    </div>
  );
}
