// When the app cannot begin.
export default {
  title: "无法打开本平板的存储",
  what: "存储打不开时应用不会开始录入，以免内容丢失。以前保存的内容没有被删除。请依次尝试：",
  private_window: "如果正在使用无痕（隐私）窗口，请改用普通窗口或已安装的应用。",
  space: "如果平板空间已满，请删除一些其他文件。",
  restart: "关闭本应用的所有窗口，再重新打开。",
  again: "重新打开",
  office: "办公页面",
};
