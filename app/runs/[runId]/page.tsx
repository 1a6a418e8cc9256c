import { preload } from "react-dom";
import { snapshotUrl } from "../../_trpc/snapshot-url";
import { RunScreen } from "./run-screen";

type RunPageProps = { params: Promise<{ runId: string }> };

export default async function RunPage({ params }: RunPageProps) {
  const { runId } = await params;
  // The run comes while the browser still reads the programs that draw it.
  preload(snapshotUrl(runId), { as: "fetch", crossOrigin: "anonymous" });
  return <RunScreen key={runId} runId={runId} />;
}
