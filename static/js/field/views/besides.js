// The views beside the way of a round, in one part.
export { installView } from "./install.js";
export { scanView } from "./scan.js";
export { storageView } from "./storage.js";
