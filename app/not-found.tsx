import { Compass } from "lucide-react";
import Link from "next/link";
import { Button } from "./_ui/button";
import { PageHeader } from "./_ui/page-header";
import { PageNote } from "./_ui/page-note";

export default function NotFound() {
  return (
    <>
      <PageHeader title="Not found" />
      <PageNote
        icon={Compass}
        title="There is no page at this address"
        actions={
          <Button asChild>
            <Link href="/runs">Go to the runs</Link>
          </Button>
        }
      >
        <p>The link may be old, or a letter of it was lost on the way.</p>
      </PageNote>
    </>
  );
}
