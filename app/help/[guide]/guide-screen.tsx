"use client";

import { useQuery } from "@tanstack/react-query";
import type { GuideName } from "#server/queries/read-guide";
import { GUIDES } from "../../_help/glossary";
import { Loaded } from "../../_trpc/loaded";
import { useTRPC } from "../../_trpc/trpc";
import { PageHeader } from "../../_ui/page-header";
import { GuideContents } from "./guide-contents";
import { GuideText } from "./guide-text";
import { readHeadings } from "./read-headings";

const CRUMBS = [{ label: "Help", href: "/help" }];

/** One guide, with its headings beside it where there is room. */
export function GuideScreen({ name }: { name: GuideName }) {
  const trpc = useTRPC();
  const guide = useQuery(trpc.guides.get.queryOptions({ name }, { staleTime: "static" }));
  return (
    <>
      <PageHeader title={GUIDES[name].title} crumbs={CRUMBS} />
      <Loaded query={guide} loading="Loading the guide…" rows={10}>
        {({ text }) => (
          <div className="grid grid-cols-[minmax(0,1fr)] gap-8 p-4 lg:grid-cols-[minmax(0,46rem)_16rem]">
            <GuideText key={name} text={text} />
            <GuideContents headings={readHeadings(text)} />
          </div>
        )}
      </Loaded>
    </>
  );
}
