import { WorkflowScreen } from "./workflow-screen";

type WorkflowPageProps = { params: Promise<{ pack: string; id: string }> };

export default async function WorkflowPage({ params }: WorkflowPageProps) {
  const { pack, id } = await params;
  return <WorkflowScreen pack={decodeURIComponent(pack)} id={decodeURIComponent(id)} />;
}
