import { useInfiniteQuery } from "@tanstack/react-query";
import { cleanup, renderHook, waitFor } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { FakeRefusal, makeFakeApi } from "./testing/fake-api";
import { useTRPC } from "./trpc";
import { useAllPages } from "./use-all-pages";

afterEach(cleanup);

function useMemberNames() {
  const trpc = useTRPC();
  const query = useInfiniteQuery(
    trpc.members.list.infiniteQueryOptions({ limit: 100 }, { getNextPageParam: (page) => page.nextCursor }),
  );
  return useAllPages(query);
}

it("a list is there when its last page is", async () => {
  const pages: Record<string, object> = {
    first: { items: [{ name: "Ann" }], nextCursor: "second" },
    second: { items: [{ name: "Bo" }], nextCursor: "third" },
    third: { items: [{ name: "Cy" }], nextCursor: null },
  };
  const { FakeApi, calls } = makeFakeApi(({ input }) => pages[Object(input).cursor ?? "first"]);
  const lengths: (number | undefined)[] = [];
  const { result } = renderHook(
    () => {
      const members = useMemberNames();
      lengths.push(members.data?.length);
      return members;
    },
    { wrapper: FakeApi },
  );
  await waitFor(() => expect(result.current.data?.map(({ name }) => name)).toEqual(["Ann", "Bo", "Cy"]));
  expect(new Set(lengths)).toEqual(new Set([undefined, 3]));
  expect(calls.length).toBe(3);
});

it("a page that is refused is not asked for again by itself", async () => {
  const { FakeApi, calls } = makeFakeApi(({ input }) => {
    if (Object(input).cursor === undefined) return { items: [], nextCursor: "second" };
    throw new FakeRefusal("bad-input", "No such page.");
  });
  const { result } = renderHook(useMemberNames, { wrapper: FakeApi });
  await waitFor(() => expect(result.current.error).not.toBeNull());
  expect(result.current.data).toBeUndefined();
  expect(calls.length).toBe(2);
});
