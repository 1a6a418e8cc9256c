import { LoginScreen } from "./login-screen";

type LoginPageProps = { searchParams: Promise<{ next?: string | string[]; then?: string | string[] }> };

export default async function LoginPage({ searchParams }: LoginPageProps) {
  const { next, then } = await searchParams;
  return <LoginScreen next={typeof next === "string" ? next : undefined} isBesidePage={then === "close"} />;
}
