import { JoinScreen } from "./join-screen";

export default function JoinPage() {
  return <JoinScreen />;
}
