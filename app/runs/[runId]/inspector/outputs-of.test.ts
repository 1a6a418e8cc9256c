import { expect, it } from "vitest";
import type { RunView } from "#workflows/run/run-view";
import { outputsOf } from "./outputs-of";

function version(number: number, taskId: string | null, stepKey = "plan"): RunView["artifacts"][number] {
  return {
    ...{
      artifactId: `a${number}`,
      name: "plan.md",
      version: number,
      sha256: "",
      mediaType: "text/markdown",
      size: 1,
    },
    ...{
      stepKey,
      iteration: 0,
      taskId,
      by: { id: "x", name: "x" },
      at: 0,
      isAccepted: false,
      isLatest: false,
    },
  };
}

it("pairs what an attempt handed in with what the attempt before did, not with a person's amendment", () => {
  const artifacts = [version(1, "t1"), version(2, null), version(3, "t2")];
  const [output] = outputsOf(artifacts, { id: "t2", stepKey: "plan" });
  expect([output?.version.version, output?.before?.version]).toEqual([3, 1]);
  expect(outputsOf(artifacts, { id: "t1", stepKey: "plan" })[0]?.before).toBeUndefined();
});
