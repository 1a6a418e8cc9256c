import { RunsScreen } from "./runs-screen";

export default function RunsPage() {
  return <RunsScreen />;
}
