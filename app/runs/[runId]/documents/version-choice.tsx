"use client";

import { useId } from "react";
import { Select } from "../../../_ui/select";
import { useRunAddress } from "../run-address";
import type { DocumentVersion, RunDocument } from "./group-documents";

type VersionChoiceProps = {
  document: RunDocument;
  version: DocumentVersion;
  compared: DocumentVersion | undefined;
};

const NONE = "";

/** Which version is shown, and which one it is compared with. */
export function VersionChoice({ document: { name, versions }, version, compared }: VersionChoiceProps) {
  const { openDocument } = useRunAddress();
  const id = useId();
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-ink-2 text-sm">
      <div className="flex items-center gap-2">
        <label htmlFor={`${id}-shown`}>Show</label>
        <Select
          id={`${id}-shown`}
          value={version.version}
          onChange={({ target }) => openDocument(name, Number(target.value), compared?.version ?? null)}
          className="w-auto"
        >
          {versions.map((one) => (
            <option key={one.artifactId} value={one.version}>
              {nameVersion(one)}
            </option>
          ))}
        </Select>
      </div>
      <div className="flex items-center gap-2">
        <label htmlFor={`${id}-compared`}>Changes since</label>
        <Select
          id={`${id}-compared`}
          value={compared?.version ?? NONE}
          onChange={({ target }) =>
            openDocument(name, version.version, target.value === NONE ? null : Number(target.value))
          }
          className="w-auto"
        >
          <option value={NONE}>not shown</option>
          {versions
            .filter((one) => one !== version)
            .map((one) => (
              <option key={one.artifactId} value={one.version}>
                {nameVersion(one)}
              </option>
            ))}
        </Select>
      </div>
    </div>
  );
}

function nameVersion({ version, by }: DocumentVersion): string {
  return `version ${version}, ${by.name}`;
}
