import { LaunchScreen } from "./launch-screen";

export default function LaunchPage() {
  return <LaunchScreen />;
}
