"use client";

import { useQuery } from "@tanstack/react-query";
import { turnNotifications } from "../../_frame/turn-notifications";
import { Loaded } from "../../_trpc/loaded";
import { useTRPC } from "../../_trpc/trpc";
import { useMay } from "../../_trpc/use-session";
import { Checkbox } from "../../_ui/checkbox";
import { usePreference } from "../../_ui/preferences";
import { SettingsPart } from "../settings-part";
import { ChoiceTable } from "./choice-table";
import { DestinationsPart } from "./destinations-part";
import { DigestForm } from "./digest-form";
import { OutwardChannels } from "./outward-channels";

/** What a person is told, where and when; below it, for owners, what the team is told. */
export function NotificationsTab() {
  const trpc = useTRPC();
  const mayChangeTeams = useMay("settings.change");
  const settings = useQuery(trpc.notifications.settings.queryOptions());
  return (
    <Loaded query={settings} loading="Loading notifications…" rows={4}>
      {({ kinds, modes, digest, troubles, available }) => (
        <>
          <SettingsPart
            isWide
            title="What you are told"
            text="You are told only what you may see, and asked only what you may decide. A message holds facts and a link; nothing is ever decided in it."
          >
            <ChoiceTable kinds={kinds} modes={modes} available={available} />
            <ThisBrowser />
          </SettingsPart>
          <SettingsPart title="E-mail and Slack">
            <OutwardChannels available={available} troubles={troubles} />
          </SettingsPart>
          <SettingsPart title="Digest" text="What you choose to have collected comes as one message.">
            <DigestForm key={JSON.stringify(digest)} digest={digest} />
          </SettingsPart>
          {mayChangeTeams && <DestinationsPart available={available} />}
        </>
      )}
    </Loaded>
  );
}

function ThisBrowser() {
  const notifications = usePreference("notifications");
  return (
    <Checkbox
      label="Show notifications in this browser"
      help="While a page of BotArmy is open in the background. The browser asks once for permission."
      checked={notifications === "on"}
      onChange={(event) => void turnNotifications(event.target.checked)}
    />
  );
}
