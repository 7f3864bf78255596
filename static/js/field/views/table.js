// The view of every address of router.js. The list comes with the app; every other view is read when it is first opened,
// from the tablet's own copy once the service worker has it, so that no start waits for what it does not show.
import { listView } from "./list.js";

/** @type {Record<string, import("../frame.js").MakeView>} */
export const views = {
  list: listView,
  walk: async (context, parameters) => (await import("./walk.js")).walkView(context, parameters),
  sheet: async (context, parameters) => (await import("./sheet.js")).sheetView(context, parameters),
  review: async (context, parameters) => (await import("./review.js")).reviewView(context, parameters),
  sign: async (context, parameters) => (await import("./sign.js")).signView(context, parameters),
  receipt: async (context, parameters) => (await import("./receipt.js")).receiptView(context, parameters),
  scan: async (context, parameters) => (await import("./scan.js")).scanView(context, parameters),
  storage: async (context) => (await import("./storage.js")).storageView(context),
  install: async (context) => (await import("./install.js")).installView(context),
};
