"use client";

import { LoadedSettings } from "./loaded-settings";
import { ProjectRetention } from "./project-retention";
import { RetentionForm } from "./retention-form";
import { SettingsPart } from "./settings-part";

/** How long is kept what nobody needs for ever. */
export function RetentionTab() {
  return (
    <LoadedSettings>
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
    </LoadedSettings>
  );
}
