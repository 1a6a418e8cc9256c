import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { PageSurround } from "./_frame/page-surround";
import "./globals.css";

export const metadata: Metadata = {
  applicationName: "BotArmy",
  description: "AI agents carry out software-delivery workflows; people approve, reject and amend.",
  robots: { index: false, follow: false },
  referrer: "no-referrer",
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fafafb" },
    { media: "(prefers-color-scheme: dark)", color: "#0f0f12" },
  ],
};

/** The root of every page. Each is drawn per request, because the nonce of the request's policy goes into its scripts. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <html lang="en" className={`${GeistSans.variable} ${GeistMono.variable}`} suppressHydrationWarning>
      <body>
        <PageSurround nonce={nonce}>{children}</PageSurround>
      </body>
    </html>
  );
}
