import { headers } from "next/headers";
import { preload } from "react-dom";
import { firstPageUrl } from "./first-page";
import { RunsScreen } from "./runs-screen";

type RunsPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function RunsPage({ searchParams }: RunsPageProps) {
  const named = Object.entries(await searchParams);
  const address = new URLSearchParams(
    named.flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
  // The list comes while the browser still reads the programs that draw it. A page that only links here needs none.
  const isOpened = (await headers()).get("sec-fetch-dest") === "document";
  const url = firstPageUrl(address);
  if (isOpened && url !== null) preload(url, { as: "fetch", crossOrigin: "anonymous" });
  return <RunsScreen />;
}
