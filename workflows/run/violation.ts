/** A broken promise: which rule, and what breaks it in words. */
export type Violation = { rule: string; sentence: string };
