import { RunScreen } from "./run-screen";

type RunPageProps = { params: Promise<{ runId: string }> };

export default async function RunPage({ params }: RunPageProps) {
  const { runId } = await params;
  return <RunScreen key={runId} runId={runId} />;
}
