import { SetupScreen } from "./setup-screen";

type SetupPageProps = { searchParams: Promise<{ token?: string | string[] }> };

export default async function SetupPage({ searchParams }: SetupPageProps) {
  const { token } = await searchParams;
  return <SetupScreen token={typeof token === "string" ? token : null} />;
}
