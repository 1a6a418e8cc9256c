import { AuditScreen } from "./audit-screen";

export default function AuditPage() {
  return <AuditScreen />;
}
