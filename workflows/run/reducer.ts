/**
 * Number of the fold. Raise it whenever events that may stand in a history fold to another state than before: a new
 * fact that `evolve` follows, a new field of the state. A snapshot of another number is folded anew (E32).
 */
export const REDUCER = 1;
