import { BulkJobScreen } from "../bulk-job-screen";

type BulkJobPageProps = { params: Promise<{ jobId: string }> };

export default async function BulkJobPage({ params }: BulkJobPageProps) {
  const { jobId } = await params;
  return <BulkJobScreen key={jobId} jobId={jobId} />;
}
