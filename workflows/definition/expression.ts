import { z } from "zod";

/** A condition in normal form (formats.md 2.2). `fact` is a bare identifier such as `po_checklist_issues`. */
export type Expression =
  | { kind: "constant"; value: boolean }
  | { kind: "truthy"; key: string }
  | { kind: "notEmpty"; key: string }
  | { kind: "equals"; key: string; value: string }
  | { kind: "fact"; name: string }
  | { kind: "all"; of: Expression[] }
  | { kind: "any"; of: Expression[] }
  | { kind: "not"; of: Expression };

export const Expression: z.ZodType<Expression> = z.lazy(() =>
  z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("constant"), value: z.boolean() }),
    z.object({ kind: z.literal("truthy"), key: z.string() }),
    z.object({ kind: z.literal("notEmpty"), key: z.string() }),
    z.object({ kind: z.literal("equals"), key: z.string(), value: z.string() }),
    z.object({ kind: z.literal("fact"), name: z.string() }),
    z.object({ kind: z.literal("all"), of: z.array(Expression) }),
    z.object({ kind: z.literal("any"), of: z.array(Expression) }),
    z.object({ kind: z.literal("not"), of: Expression }),
  ]),
);
