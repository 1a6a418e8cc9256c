import { z } from "zod";
import { readAgentBoard } from "#server/queries/agent-board";
import { findTask } from "#server/queries/find-task";
import { findCall } from "#server/queries/list-task-calls";
import { listTasks } from "#server/queries/list-tasks";
import { PlaceCursor } from "#server/queries/page-of";
import { TimeCursorText } from "#server/queries/time-cursor";
import { ListInput } from "./list-input";
import { readingOf } from "./reading-of";
import { procedure, router } from "./trpc";

const Name = z.string().trim().min(1).max(200);
const TaskStatus = z.enum([
  "queued",
  "running",
  "waiting_for_hitl",
  "completed",
  "failed",
  "lost",
  "cancelled",
]);

const BoardInput = ListInput.extend({
  cursor: PlaceCursor.optional(),
  limit: ListInput.shape.limit.unwrap().default(100),
  project: Name.optional(),
});

const ListTasksInput = ListInput.extend({
  cursor: TimeCursorText.optional(),
  agent: Name.optional(),
  runId: z.uuid().optional(),
  stepKey: z.string().min(1).max(500).optional(),
  /** One status or several. */
  status: z.union([TaskStatus.transform((status) => [status]), z.array(TaskStatus).min(1)]).optional(),
});

export const agentsRouter = router({
  board: procedure("runs.read")
    .input(BoardInput.default({ limit: 100 }))
    .query(({ ctx, input }) => readAgentBoard(ctx.deps.db, ctx.deps.library, input)),

  tasks: procedure("runs.read")
    .input(ListTasksInput.default({ limit: 50 }))
    .query(({ ctx, input: { cursor, limit, ...filter } }) =>
      listTasks(ctx.deps.db, filter, { cursor, limit }),
    ),

  /** An attempt with what its agent was given. */
  task: procedure("tasks.inspect")
    .input(z.object({ taskId: Name }))
    .query(({ ctx, input }) => findTask(readingOf(ctx.deps), input.taskId)),

  /** The words of one call of a model. */
  modelCall: procedure("tasks.inspect")
    .input(z.object({ callId: z.uuid() }))
    .query(({ ctx, input }) => findCall(ctx.deps.db, input.callId)),
});
