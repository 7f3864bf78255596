// What every page has: menus close when one looks elsewhere, and some forms ask before they send.
import { askFirst } from "./confirm.js";
import { closeMenus } from "./menu.js";

closeMenus(document);
askFirst(document);
