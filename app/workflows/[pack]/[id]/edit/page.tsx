import { EditWorkflowScreen } from "./edit-workflow-screen";

type EditWorkflowPageProps = { params: Promise<{ pack: string; id: string }> };

export default async function EditWorkflowPage({ params }: EditWorkflowPageProps) {
  const { pack, id } = await params;
  return <EditWorkflowScreen pack={decodeURIComponent(pack)} id={decodeURIComponent(id)} />;
}
