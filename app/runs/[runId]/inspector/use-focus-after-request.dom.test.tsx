import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { STEP_TITLE_ID, useFocusAfterRequest } from "./use-focus-after-request";

afterEach(cleanup);

function Step({ requestId }: { requestId: string | null }) {
  useFocusAfterRequest(requestId);
  return (
    <>
      <h2 id={STEP_TITLE_ID} tabIndex={-1}>
        Write the brief
      </h2>
      <button type="button">Elsewhere</button>
      {requestId !== null && (
        <button key={requestId} type="button">
          Approve
        </button>
      )}
    </>
  );
}

const focused = () => document.activeElement?.textContent;

it("the focus of a request that was decided goes on to the step's heading", () => {
  const { rerender } = render(<Step requestId="one" />);
  screen.getByRole("button", { name: "Approve" }).focus();
  rerender(<Step requestId="two" />);
  expect(focused()).toBe("Write the brief");
  screen.getByRole("button", { name: "Approve" }).focus();
  rerender(<Step requestId={null} />);
  expect(focused()).toBe("Write the brief");
});

it("a focus elsewhere stays there", () => {
  const { rerender } = render(<Step requestId="one" />);
  screen.getByRole("button", { name: "Elsewhere" }).focus();
  rerender(<Step requestId={null} />);
  expect(focused()).toBe("Elsewhere");
});
