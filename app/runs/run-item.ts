import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "#server/api/router";

export type RunPage = inferRouterOutputs<AppRouter>["runs"]["list"];
/** A run as the list shows it. */
export type RunItem = RunPage["items"][number];
export type RunsInput = NonNullable<Exclude<inferRouterInputs<AppRouter>["runs"]["list"], void>>;
/** What the list is narrowed to. */
export type RunsFilter = Omit<RunsInput, "cursor" | "limit" | "ids">;
