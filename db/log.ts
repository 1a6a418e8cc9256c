/** Where this folder reports to. `console` and a pino logger both fit. */
export type Log = {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
};
