"use client";

import { useQuery } from "@tanstack/react-query";
import { Loaded } from "../_trpc/loaded";
import { useTRPC } from "../_trpc/trpc";
import { ProjectRetention } from "./project-retention";
import { RetentionForm } from "./retention-form";
import { SettingsPart } from "./settings-part";

/** How long is kept what nobody needs for ever. */
export function RetentionTab() {
  const trpc = useTRPC();
  const settings = useQuery(trpc.settings.get.queryOptions());
  return (
    <Loaded query={settings} loading="Loading settings…" rows={2}>
      {({ values, versions }) => (
        <>
          <SettingsPart
            title="Retention"
            word="retention"
            text="Counted from a run's end; runs that have not ended keep everything. An empty field keeps for ever. Documents, decisions, costs and the audit log are never deleted."
          >
            <RetentionForm key={versions.retention} value={values.retention} version={versions.retention} />
          </SettingsPart>
          <SettingsPart
            title="Retention by project"
            text="For projects whose runs are kept longer or shorter."
          >
            <ProjectRetention
              key={versions.retentionByProject}
              values={values.retentionByProject}
              usual={values.retention}
              version={versions.retentionByProject}
            />
          </SettingsPart>
        </>
      )}
    </Loaded>
  );
}
