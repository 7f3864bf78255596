// Who wants to hear of a change: listeners in this tab, and through a channel those in the other tabs.

/** @import {StoreEvent} from "../types.js" */
/**
 * `recorded`: this tab asked for it, and shows it already. `whole`: the document came anew, or went.
 * @typedef {{inspection?: string, recorded?: boolean, whole?: boolean}} Detail
 */

const CHANNEL = "inspect-field";

export class Events {
  /** @type {Map<string, Set<(detail: any) => void>>} */
  #listeners = new Map();
  /** @type {BroadcastChannel|null} */
  #channel = null;

  /** Tell other tabs as well, and hear them. */
  connect() {
    this.#channel = new BroadcastChannel(CHANNEL);
    this.#channel.onmessage = ({ data }) => this.#tell(data.event, data.detail);
  }

  /** @param {string} event @param {(detail: any) => void} listener @returns {() => void} stops it */
  on(event, listener) {
    const listeners = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  /** What belongs to this tab alone, such as its health. @param {string} event @param {any} detail */
  here(event, detail) {
    this.#tell(event, detail);
  }

  /** @param {StoreEvent} event @param {Detail} [detail] @param {Detail} [here] what this tab is told, if it is more */
  everywhere(event, detail = {}, here = detail) {
    this.#tell(event, here);
    this.#channel?.postMessage({ event, detail });
  }

  close() {
    this.#channel?.close();
    this.#channel = null;
  }

  /** @param {string} event @param {any} detail */
  #tell(event, detail) {
    for (const listener of [...(this.#listeners.get(event) ?? [])]) {
      // A view that fails to draw must not make a kept change look lost.
      try {
        listener(detail);
      } catch (error) {
        console.error(error);
      }
    }
  }
}
