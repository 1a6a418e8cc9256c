"use client";

import { useQuery } from "@tanstack/react-query";
import { Megaphone } from "lucide-react";
import { useState } from "react";
import { Loaded } from "../../_trpc/loaded";
import { useTRPC } from "../../_trpc/trpc";
import { Button } from "../../_ui/button";
import { EmptyState } from "../../_ui/empty-state";
import { OneTimeDialog } from "../one-time-dialog";
import { SettingsPart } from "../settings-part";
import type { Available } from "./available";
import { DestinationDialog, type Edited } from "./destination-dialog";
import { DestinationLine } from "./destination-line";

/** Webhooks and Slack's channel: what everybody there is told. For owners. */
export function DestinationsPart({ available }: { available: Available }) {
  const trpc = useTRPC();
  const destinations = useQuery(trpc.notifications.destinations.list.queryOptions());
  const [edited, setEdited] = useState<Edited | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const { webhooks, slackChannel } = available;
  return (
    <SettingsPart
      isWide
      title="What the team is told"
      text="Every fact of the kinds you choose, whoever may decide it. Calls of webhooks are signed; their addresses are checked before each call."
      actions={
        <div className="flex flex-wrap gap-2">
          <Button disabled={!slackChannel} onClick={() => setEdited({ channel: "slack" })}>
            Add the Slack channel
          </Button>
          <Button disabled={!webhooks} onClick={() => setEdited({ channel: "webhook" })}>
            Add a webhook
          </Button>
        </div>
      }
    >
      <Missing {...available} />
      <Loaded query={destinations} loading="Loading destinations…">
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={Megaphone} title="Nothing is told to the team" className="mx-0 py-6" />
          ) : (
            <ul className="divide-y rounded-md border bg-surface">
              {items.map((destination) => (
                <DestinationLine
                  key={destination.id}
                  destination={destination}
                  onEdit={() => setEdited(destination)}
                  onSecret={setSecret}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
      {edited && <DestinationDialog edited={edited} onClose={() => setEdited(null)} onSecret={setSecret} />}
      <OneTimeDialog
        title="The secret of the webhook"
        text="The receiver checks signatures with it. It is shown only now; a new one can be made at any time."
        secret={secret}
        onClose={() => setSecret(null)}
      />
    </SettingsPart>
  );
}

function Missing({ webhooks, slackChannel }: Available) {
  const missing = [
    ...(webhooks ? [] : ["Webhooks are off until BOTARMY_WEBHOOK_KEY is set."]),
    ...(slackChannel
      ? []
      : ["Slack is off until SLACK_WEBHOOK_URL, or SLACK_BOT_TOKEN and SLACK_CHANNEL, are set."]),
  ];
  return missing.length === 0 ? null : <p className="text-ink-2 text-sm">{missing.join(" ")}</p>;
}
