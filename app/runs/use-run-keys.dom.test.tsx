import { cleanup, fireEvent, render } from "@testing-library/react";
import { useRef } from "react";
import { afterEach, expect, it, vi } from "vitest";
import type { RunItem } from "./run-item";
import { sampleRun } from "./testing/sample-run";
import { type HeldKeys, useRunKeys } from "./use-run-keys";

afterEach(() => {
  cleanup();
  opened.mockClear();
  address.text = "tennis";
});

const opened = vi.fn();

type RowsProps = {
  runs: readonly RunItem[] | null;
  held: { current: HeldKeys };
  /** The search of the address, which the page may not have followed yet. */
  isCurrent: () => boolean;
};

function Rows({ runs, held, isCurrent }: RowsProps) {
  useRunKeys({
    runs: runs ?? [],
    isFound: () => runs !== null && isCurrent(),
    held,
    reveal: () => {},
    onToggle: () => {},
    onAdd: () => {},
    onSelectPage: () => {},
    onPeek: () => {},
    onMove: () => {},
    onOrder: undefined,
  });
  return runs?.map(({ id }) => (
    <div key={id} data-run-id={id}>
      <a
        href={`#${id}`}
        onClick={(event) => {
          event.preventDefault();
          opened(id);
        }}
      >
        {id}
      </a>
    </div>
  ));
}

/** The list of a search is another one than that before it. */
function List({ text, runs }: { text: string; runs: readonly RunItem[] | null }) {
  const held = useRef<HeldKeys>({ steps: [], isOpening: false });
  return <Rows key={text} runs={runs} held={held} isCurrent={() => address.text === text} />;
}

const address = { text: "tennis" };

const found = ["a", "b", "c"].map((id) => sampleRun({ id }));
const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });

it("what is pressed before the runs are found is done with those that are", () => {
  const { rerender } = render(<List text="ten" runs={null} />);
  rerender(<List text="tennis" runs={null} />);
  press("j");
  press("j");
  rerender(<List text="tennis" runs={found} />);
  expect(document.activeElement?.textContent).toBe("b");
  expect(opened).not.toHaveBeenCalled();
  press("j");
  expect(document.activeElement?.textContent).toBe("c");
});

it("what is pressed before the page has followed the address is not done with the runs of before", () => {
  address.text = "tennis club";
  const { rerender } = render(<List text="tennis" runs={[sampleRun({ id: "old" })]} />);
  press("j");
  press("Enter");
  rerender(<List text="tennis club" runs={null} />);
  rerender(<List text="tennis club" runs={found} />);
  expect(opened.mock.calls).toEqual([["a"]]);
});

it("Enter opens the run that was walked to, once it is found", () => {
  const { rerender } = render(<List text="tennis" runs={null} />);
  press("j");
  press("Enter");
  expect(opened).not.toHaveBeenCalled();
  rerender(<List text="tennis" runs={found} />);
  expect(opened.mock.calls).toEqual([["a"]]);
});
