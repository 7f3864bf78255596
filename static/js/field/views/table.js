// The view of every address of router.js.
import { installView } from "./install.js";
import { listView } from "./list.js";
import { scanView } from "./scan.js";
import { storageView } from "./storage.js";

/** @type {Record<string, import("../frame.js").MakeView>} */
export const views = { list: listView, storage: storageView, install: installView, scan: scanView };
