import { readFault } from "./read-fault";

/** For dialogs that show the message of what they are refused: an order whose error is a sentence. */
export async function sayRefusal(order: Promise<unknown>): Promise<void> {
  await order.catch((error: unknown) => {
    throw new Error(readFault(error).sentence);
  });
}
