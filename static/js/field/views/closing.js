// The views that close an inspection and look after the tablet, read together when the first of them is opened.
export { installView } from "./install.js";
export { receiptView } from "./receipt.js";
export { reviewView } from "./review.js";
export { signView } from "./sign.js";
export { storageView } from "./storage.js";
