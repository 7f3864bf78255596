// The two views that end a round, in one part.
export { receiptView } from "./receipt.js";
export { signView } from "./sign.js";
