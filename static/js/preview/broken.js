// The page of a file that cannot be read yet: it waits for the next save.
import { follow } from "./watch.js";

follow(JSON.parse(document.querySelector("#watch").dataset.watch));
