import { cleanup, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { drawIcon, useFavicon } from "./use-favicon";

vi.mock("next/navigation", () => ({ usePathname: () => "/inbox" }));

const icon = () => document.querySelector<HTMLLinkElement>('link[rel="icon"]');

beforeEach(() => {
  document.head.innerHTML = '<link rel="icon" href="http://127.0.0.1/icon.svg">';
});
afterEach(cleanup);

it("the icon of the tab carries the count and is itself again when nothing waits", () => {
  const { rerender } = renderHook(({ count }) => useFavicon(count), { initialProps: { count: 3 } });
  expect(icon()?.href).toBe(drawIcon(3));
  expect(decodeURIComponent(icon()?.href ?? "")).toContain(">3</text>");
  rerender({ count: 12 });
  expect(decodeURIComponent(icon()?.href ?? "")).toContain(">9+</text>");
  rerender({ count: 0 });
  expect(icon()?.href).toBe("http://127.0.0.1/icon.svg");
});
