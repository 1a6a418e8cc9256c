import { expect, it } from "vitest";
import {
  type DocumentVersion,
  findVersion,
  groupDocuments,
  type RunDocument,
  versionBefore,
} from "./group-documents";

function made(name: string, version: number): DocumentVersion {
  return {
    artifactId: `${name}-${version}`,
    name,
    version,
    sha256: "",
    mediaType: "text/markdown",
    size: 1,
    stepKey: "s",
    iteration: 0,
    taskId: "t",
    by: { id: "analyst", name: "analyst" },
    at: version,
    isAccepted: false,
    isLatest: false,
  };
}

const [plan, brief] = groupDocuments([made("plan.md", 1), made("brief.md", 1), made("plan.md", 2)]);

it("keeps documents in the order in which they were first made, each with its versions", () => {
  expect([plan?.name, brief?.name]).toEqual(["plan.md", "brief.md"]);
  expect(plan?.versions.map(({ version }) => version)).toEqual([1, 2]);
  expect(plan?.latest.version).toBe(2);
});

it("shows the newest version unless the address names one that exists", () => {
  const document = plan as RunDocument;
  expect(findVersion(document, null).version).toBe(2);
  expect(findVersion(document, 1).version).toBe(1);
  expect(findVersion(document, 9).version).toBe(2);
});

it("compares with the version before first", () => {
  const document = plan as RunDocument;
  expect(versionBefore(document, document.latest)?.version).toBe(1);
  expect(versionBefore(document, findVersion(document, 1))).toBeUndefined();
});
