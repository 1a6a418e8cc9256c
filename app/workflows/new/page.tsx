import { NewWorkflowScreen } from "./new-workflow-screen";

export default function NewWorkflowPage() {
  return <NewWorkflowScreen />;
}
