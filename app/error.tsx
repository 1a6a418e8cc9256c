"use client";

import { ErrorState } from "./_ui/error-state";
import { PageHeader } from "./_ui/page-header";

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

/** What stands in place of a page that broke; the frame around it goes on working. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <>
      <PageHeader title="This page broke" />
      <ErrorState
        title="This page broke"
        sentence="Nothing that you sent was lost on the server. Try again; if it breaks again, reload the page and tell whoever runs BotArmy."
        code={error.digest ?? error.name}
        onRetry={reset}
      />
    </>
  );
}
