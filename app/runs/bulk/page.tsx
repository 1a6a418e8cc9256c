import { BulkJobsScreen } from "./bulk-jobs-screen";

export default function BulkJobsPage() {
  return <BulkJobsScreen />;
}
