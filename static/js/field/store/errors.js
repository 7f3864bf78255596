// What the store can refuse. Codes, never prose: the views word them.

/** Nothing can be kept safely any more; `reason` is a code such as "quota", "journal", "blocked", "no-opfs". */
export class StorageBroken extends Error {
  name = "StorageBroken";

  /** @param {string} reason @param {unknown} [cause] */
  constructor(reason, cause) {
    super(reason, { cause });
    this.reason = reason;
  }
}

/** Another tab has the inspection open for editing. */
export class EditedElsewhere extends Error {
  name = "EditedElsewhere";
}

/** It cannot be forgotten: something of it is not on the server yet. */
export class StillUnsent extends Error {
  name = "StillUnsent";
}

/** The file is no rescue file, or a damaged one; `code` says which part. */
export class UnusableRescue extends Error {
  name = "UnusableRescue";

  /** @param {string} code */
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/** The code of what a browser said when it could not write. @param {any} error @returns {string} */
export function reasonOf(error) {
  if (error instanceof StorageBroken) return error.reason;
  const name = String(error?.name ?? "");
  if (name === "QuotaExceededError") return "quota";
  if (name === "VersionError") return "version";
  if (name === "InvalidStateError") return "closed";
  return "write";
}
