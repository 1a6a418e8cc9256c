import { act, cleanup, render } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { useTail } from "./use-tail";

afterEach(cleanup);

let tail: ReturnType<typeof useTail>;

/** A box of 100 pixels with a text of `height`; happy-dom lays nothing out, so both are said. */
function Writing({ text, height }: { text: string; height: number }) {
  tail = useTail();
  const measure = (box: HTMLDivElement | null) => {
    if (box) {
      Object.defineProperty(box, "scrollHeight", { value: height, configurable: true });
      Object.defineProperty(box, "clientHeight", { value: 100, configurable: true });
    }
    tail.box.current = box;
  };
  return <div ref={measure}>{text}</div>;
}

const top = () => tail.box.current?.scrollTop;

function scrollTo(to: number) {
  act(() => {
    if (tail.box.current) tail.box.current.scrollTop = to;
    tail.onScroll();
  });
}

it("follows the end of the text while it grows", () => {
  const page = render(<Writing text="a" height={300} />);
  expect(top()).toBe(300);
  page.rerender(<Writing text="ab" height={400} />);
  expect(top()).toBe(400);
});

it("stays where the person scrolled to, until they jump back", () => {
  const page = render(<Writing text="a" height={300} />);
  scrollTo(50);
  expect(tail.isAtEnd).toBe(false);
  page.rerender(<Writing text="ab" height={400} />);
  expect(top()).toBe(50);
  act(() => tail.jump());
  expect(top()).toBe(400);
});

it("follows again when the person scrolls to the end by hand", () => {
  const page = render(<Writing text="a" height={300} />);
  scrollTo(50);
  scrollTo(195);
  page.rerender(<Writing text="ab" height={500} />);
  expect(top()).toBe(500);
});
