import { fileURLToPath } from "node:url";

/** @type {import("next").NextConfig} */
export default {
  reactStrictMode: true,
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  devIndicators: false,
  images: { unoptimized: true },
  // `npm run check` looks at the types of everything, pages included.
  typescript: { ignoreBuildErrors: true },
  // Else Next looks for lockfiles above the project and may take a folder of somebody else's.
  turbopack: { root: fileURLToPath(new URL(".", import.meta.url)) },
};
