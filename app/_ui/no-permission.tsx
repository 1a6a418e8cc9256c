import { Lock } from "lucide-react";
import { PageNote } from "./page-note";

type NoPermissionProps = {
  /** The server's words, which name the role that is needed. */
  sentence: string;
  className?: string;
};

export function NoPermission({ sentence, className }: NoPermissionProps) {
  return (
    <PageNote icon={Lock} title="Your role does not reach this" className={className}>
      <p>{sentence}</p>
      <p>An owner can change your role under Settings, Members.</p>
    </PageNote>
  );
}
