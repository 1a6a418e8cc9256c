"use client";

import { DeadlineForm } from "./deadline-form";
import { LoadedSettings } from "./loaded-settings";
import { OversightForm } from "./oversight-form";
import { ProjectOversight } from "./project-oversight";
import { SettingsPart } from "./settings-part";

/** What new runs begin with. */
export function RunsTab() {
  return (
    <LoadedSettings>
      {({ values, versions }) => (
        <>
          <SettingsPart
            title="Oversight of new runs"
            word="oversight"
            text="How closely people watch. Whoever launches a run can choose another level; a workflow's own gates hold at every level."
          >
            <OversightForm key={versions.oversight} value={values.oversight} version={versions.oversight} />
          </SettingsPart>
          <SettingsPart
            title="Oversight by project"
            text="For projects that are watched more or less closely than the others. What a launch says goes before both."
          >
            <ProjectOversight
              key={versions.oversightByProject}
              values={values.oversightByProject}
              version={versions.oversightByProject}
            />
          </SettingsPart>
          <SettingsPart
            title="Time limit of requests"
            word="deadline"
            text="For requests whose step names no limit of its own. Holds in runs that are launched from now on."
          >
            <DeadlineForm key={versions.deadline} value={values.deadline} version={versions.deadline} />
          </SettingsPart>
        </>
      )}
    </LoadedSettings>
  );
}
