// Whether a person may walk into a basement with this inspection.

/** @typedef {{app: boolean, persisted: boolean, healthy: boolean, camera: string}} Facts */

/**
 * The checks in the order a person would mend them. A camera nobody was asked about yet is no fault.
 * @param {{ready: boolean}} summary
 * @param {Facts} facts
 * @returns {{name: "inspection"|"app"|"storage"|"camera", well: boolean}[]}
 */
export function checksOf(summary, facts) {
  return [
    { name: "inspection", well: summary.ready },
    { name: "app", well: facts.app },
    { name: "storage", well: facts.persisted && facts.healthy },
    { name: "camera", well: facts.camera !== "denied" },
  ];
}

/**
 * Without the promise of lasting storage an inspection is still usable offline, so that alone does not make it unready;
 * storage that fails does.
 * @param {{ready: boolean}} summary
 * @param {Facts} facts
 */
export function isReady(summary, facts) {
  return summary.ready && facts.app && facts.healthy;
}
