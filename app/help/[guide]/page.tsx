import { notFound } from "next/navigation";
import { readGuideName } from "../guide-names";
import { GuideScreen } from "./guide-screen";

type GuidePageProps = { params: Promise<{ guide: string }> };

export default async function GuidePage({ params }: GuidePageProps) {
  const name = readGuideName((await params).guide);
  return name ? <GuideScreen name={name} /> : notFound();
}
