// Everything but the list: read together, when the first view of it is opened. One part packs smaller than many, and a
// tablet reads one file sooner than ten.
export { Inspection } from "../model/inspection.js";
export { installView } from "./install.js";
export { receiptView } from "./receipt.js";
export { reviewView } from "./review.js";
export { scanView } from "./scan.js";
export { sheetView } from "./sheet.js";
export { signView } from "./sign.js";
export { storageView } from "./storage.js";
export { walkView } from "./walk.js";
