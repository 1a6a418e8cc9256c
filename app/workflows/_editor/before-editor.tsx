import type { ReactNode } from "react";
import { LiveChip } from "../../_live/live-chip";
import { Loaded } from "../../_trpc/loaded";
import { PageHeader } from "../../_ui/page-header";

export const EDITOR_CRUMBS = [{ label: "Workflows", href: "/workflows" }];

type BeforeEditorProps<Data> = {
  title: string;
  query: Parameters<typeof Loaded<Data>>[0]["query"];
  loading: string;
  children: (data: Data) => ReactNode;
};

/** What the editor needs, under the page's head while it comes or cannot come; the editor brings its own. */
export function BeforeEditor<Data>({ title, query, loading, children }: BeforeEditorProps<Data>) {
  return (
    <>
      {query.data === undefined && <EditorHead title={title} />}
      <Loaded query={query} loading={loading}>
        {children}
      </Loaded>
    </>
  );
}

/** The head of a page of the editor that has nothing to save. */
export function EditorHead({ title }: { title: string }) {
  return <PageHeader title={title} crumbs={EDITOR_CRUMBS} freshness={<LiveChip />} />;
}
