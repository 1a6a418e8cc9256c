"use client";

import { useMutation } from "@tanstack/react-query";
import { TriangleAlert } from "lucide-react";
import type { NoticeTrouble } from "#server/queries/read-notice-settings";
import { readFault } from "../../_trpc/read-fault";
import { useTRPC } from "../../_trpc/trpc";
import { useSession } from "../../_trpc/use-session";
import { Button } from "../../_ui/button";
import { RelativeTime } from "../../_ui/relative-time";
import { showToast } from "../../_ui/toast";
import type { Available } from "./available";

type OutwardChannelsProps = { available: Available; troubles: NoticeTrouble[] };

/** Where messages to the person go, how to try it, and what did not arrive lately. */
export function OutwardChannels({ available, troubles }: OutwardChannelsProps) {
  const address = useSession().data?.principal?.email;
  return (
    <>
      <ul className="divide-y rounded-md border bg-surface">
        <ChannelLine
          name="E-mail"
          channel={available.email ? "email" : null}
          text={
            available.email
              ? `Goes to ${address ?? "your address"}.`
              : "Off. Whoever runs BotArmy sets SMTP_URL and SMTP_FROM."
          }
        />
        <ChannelLine
          name="Slack"
          channel={available.slack === "bot" ? "slack" : null}
          text={
            available.slack === "bot"
              ? "A direct message to the Slack account with your e-mail address; it is rewritten when somebody decides."
              : "Off for single people. Whoever runs BotArmy sets SLACK_BOT_TOKEN."
          }
        />
      </ul>
      {troubles.map((trouble) => (
        <p key={trouble.at} role="status" className="flex items-start gap-2 text-failed text-sm">
          <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span>
            “{trouble.headline}”{" "}
            {trouble.isGivenUp ? "was given up" : "has not arrived yet and is tried again"}: {trouble.error}{" "}
            <RelativeTime at={trouble.at} className="text-ink-2" />
          </span>
        </p>
      ))}
    </>
  );
}

type ChannelLineProps = { name: string; channel: "email" | "slack" | null; text: string };

function ChannelLine({ name, channel, text }: ChannelLineProps) {
  const trpc = useTRPC();
  const test = useMutation(
    trpc.notifications.test.mutationOptions({
      onSuccess: () => showToast("A test message is on its way", { kind: "done" }),
      onError: (error) =>
        showToast("No test message was sent", { kind: "failed", text: readFault(error).sentence }),
    }),
  );
  return (
    <li className="flex flex-wrap items-center gap-3 px-4 py-2.5 text-sm">
      <div className="min-w-48 flex-1">
        <p className="font-medium">{name}</p>
        <p className="text-ink-2">{text}</p>
      </div>
      {channel && (
        <Button size="sm" disabled={test.isPending} onClick={() => test.mutate({ channel })}>
          Send me a test<span className="sr-only"> by {name}</span>
        </Button>
      )}
    </li>
  );
}
