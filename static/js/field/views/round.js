// The views of a round on site, read together when the first of them is opened.
export { scanView } from "./scan.js";
export { sheetView } from "./sheet.js";
export { walkView } from "./walk.js";
