import { QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpLink } from "@trpc/client";
import type { ReactNode } from "react";
import type { AppRouter } from "#server/api/router";
import { makeQueryClient } from "../make-query-client";
import { TRPCProvider } from "../trpc";

/** A request as it left the page: "runs.start" and its input. */
export type ApiCall = { path: string; input: unknown };

/** What a faked procedure throws to be refused as the server refuses. */
export class FakeRefusal extends Error {
  constructor(
    readonly reason: string,
    message: string,
    readonly details: Record<string, string> = {},
  ) {
    super(message);
  }
}

/** The API over HTTP with `answer` in place of the server; what it throws besides a refusal is a lost connection. */
export function makeFakeApi(answer: (call: ApiCall) => unknown) {
  const calls: ApiCall[] = [];
  const client = createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: "http://127.0.0.1/trpc",
        fetch: async (address, init) => {
          const call = readCall(String(address), init?.body);
          calls.push(call);
          return reply(answer, call);
        },
      }),
    ],
  });
  const queryClient = makeQueryClient(() => {});
  function FakeApi({ children }: { children: ReactNode }) {
    return (
      <QueryClientProvider client={queryClient}>
        <TRPCProvider trpcClient={client} queryClient={queryClient}>
          {children}
        </TRPCProvider>
      </QueryClientProvider>
    );
  }
  return { calls, FakeApi, queryClient };
}

function readCall(address: string, body: unknown): ApiCall {
  const url = new URL(address);
  const text = typeof body === "string" ? body : url.searchParams.get("input");
  return { path: url.pathname.replace("/trpc/", ""), input: text ? JSON.parse(text) : undefined };
}

async function reply(answer: (call: ApiCall) => unknown, call: ApiCall): Promise<Response> {
  try {
    return Response.json({ result: { data: await answer(call) } });
  } catch (error) {
    if (!(error instanceof FakeRefusal)) throw error;
    const { reason, message, details } = error;
    const data = { code: "BAD_REQUEST", httpStatus: 400, reason, details };
    return Response.json({ error: { message, code: -32600, data } }, { status: 400 });
  }
}
