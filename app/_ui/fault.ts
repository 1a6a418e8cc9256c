/** Why an order was refused, ready to be shown. */
export type Fault = {
  /** What went wrong and what to do. */
  sentence: string;
  /** The input at fault, where there is one. */
  field?: string | undefined;
  /** What to quote when asking for help. */
  code?: string | undefined;
};
