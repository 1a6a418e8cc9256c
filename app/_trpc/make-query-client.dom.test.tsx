import { useMutation } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { makeFakeApi } from "./testing/fake-api";
import { useTRPC } from "./trpc";

afterEach(cleanup);

function SignOut() {
  const signOut = useMutation(useTRPC().session.logout.mutationOptions());
  return (
    <button type="button" disabled={signOut.isPending} onClick={() => signOut.mutate()}>
      Sign out
    </button>
  );
}

it("of two presses one right after the other the second finds the button locked", async () => {
  const { calls, FakeApi } = makeFakeApi(() => new Promise(() => {}));
  render(<SignOut />, { wrapper: FakeApi });
  const button = screen.getByRole<HTMLButtonElement>("button");
  button.click();
  // Between two presses a browser does what is due at once, and nothing that waits for its turn.
  await Promise.resolve()
    .then(() => {})
    .then(() => {});
  fireEvent.click(button);
  expect(button.disabled).toBe(true);
  expect(calls).toHaveLength(1);
});
