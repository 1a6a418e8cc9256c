import { SetupScreen } from "./setup-screen";

export default function SetupPage() {
  return <SetupScreen />;
}
