import { AgentsScreen } from "./agents-screen";

export default function AgentsPage() {
  return <AgentsScreen />;
}
