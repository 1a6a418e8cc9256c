"use client";

import { LiveChip } from "../_live/live-chip";
import { useMay } from "../_trpc/use-session";
import { PageHeader } from "../_ui/page-header";
import { TabPanel, Tabs } from "../_ui/tabs";
import { useAddress } from "../_ui/use-address";
import { AccountTab } from "./account-tab";
import { AppearanceTab } from "./appearance-tab";
import { BudgetsTab } from "./budgets-tab";
import { KeysTab } from "./keys-tab";
import { MembersTab } from "./members-tab";
import { ModelsTab } from "./models-tab";
import { NotificationsTab } from "./notifications/notifications-tab";
import { RetentionTab } from "./retention-tab";
import { RunsTab } from "./runs-tab";

const TABS = [
  { value: "account", label: "Your account" },
  { value: "appearance", label: "Appearance" },
  { value: "notifications", label: "Notifications" },
  { value: "members", label: "Members" },
  { value: "keys", label: "API keys" },
  { value: "runs", label: "Runs" },
  { value: "models", label: "Models" },
  { value: "budgets", label: "Budgets" },
  { value: "retention", label: "Retention" },
] as const;

/** What a person sets for themselves, and what owners set for everybody. */
export function SettingsScreen() {
  const { query, change } = useAddress();
  const mayManageKeys = useMay("keys.manage");
  const wanted = query.get("tab");
  const tab = TABS.find(({ value }) => value === wanted)?.value ?? "account";
  const tabs = TABS.filter(({ value }) => value !== "keys" || mayManageKeys || tab === "keys");
  return (
    <>
      <PageHeader title="Settings" freshness={<LiveChip />} />
      <Tabs
        label="Settings"
        tabs={tabs}
        value={tab}
        onChange={(value) => change({ tab: value })}
        className="pt-1"
      >
        <TabPanel value="account">
          <AccountTab />
        </TabPanel>
        <TabPanel value="appearance">
          <AppearanceTab />
        </TabPanel>
        <TabPanel value="notifications">
          <NotificationsTab />
        </TabPanel>
        <TabPanel value="members">
          <MembersTab />
        </TabPanel>
        <TabPanel value="keys">
          <KeysTab />
        </TabPanel>
        <TabPanel value="runs">
          <RunsTab />
        </TabPanel>
        <TabPanel value="models">
          <ModelsTab />
        </TabPanel>
        <TabPanel value="budgets">
          <BudgetsTab />
        </TabPanel>
        <TabPanel value="retention">
          <RetentionTab />
        </TabPanel>
      </Tabs>
    </>
  );
}
