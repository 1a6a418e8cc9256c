import { WorkflowsScreen } from "./workflows-screen";

export default function WorkflowsPage() {
  return <WorkflowsScreen />;
}
