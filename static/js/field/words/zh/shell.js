// The shell and the installed app's name: read by the build as well.
export default {
  name: "现场检查",
  description: "在平板上检查，没有网络也不丢任何结果。",
  starting: "正在打开……",
  no_script: "现场检查需要启用 JavaScript。",
};
