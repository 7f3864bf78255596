// The shell and the installed app's name: read by the build as well.
export default {
  name: "Field inspections",
  description: "Inspect on the tablet; nothing is lost without a network.",
  starting: "Opening…",
  no_script: "Field inspections needs JavaScript.",
};
