import { cleanup, render } from "@testing-library/react";
import { io } from "socket.io-client";
import { afterEach, expect, it, vi } from "vitest";
import { makeFakeApi } from "../_trpc/testing/fake-api";
import { LiveProvider } from "./live-provider";

const socket = vi.hoisted(() => ({ opened: undefined as ReturnType<typeof io> | undefined }));
vi.mock("./live-socket", () => ({
  openLiveSocket: () => {
    socket.opened = io({ autoConnect: false });
    return socket.opened;
  },
}));

afterEach(cleanup);

it("connects as soon as the browser has a network again, not only when the next try is due", () => {
  const { FakeApi } = makeFakeApi(() => ({}));
  const { unmount } = render(<LiveProvider isSignedIn>{null}</LiveProvider>, { wrapper: FakeApi });
  if (!socket.opened) throw new Error("No socket was opened.");
  const connect = vi.spyOn(socket.opened, "connect").mockReturnValue(socket.opened);
  window.dispatchEvent(new Event("online"));
  expect(connect).toHaveBeenCalledTimes(1);
  socket.opened.connected = true;
  window.dispatchEvent(new Event("online"));
  expect(connect).toHaveBeenCalledTimes(1);
  socket.opened.connected = false;
  unmount();
  window.dispatchEvent(new Event("online"));
  expect(connect).toHaveBeenCalledTimes(1);
});
