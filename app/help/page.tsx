import { HelpScreen } from "./help-screen";

export default function HelpPage() {
  return <HelpScreen />;
}
