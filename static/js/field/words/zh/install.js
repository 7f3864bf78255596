// Installing to the home screen.
export default {
  title: "安装到主屏幕",
  done: "已安装",
  why: "安装后，应用在自己的窗口中打开，没有网络也能启动，浏览器也不会随意清理其中的数据。",
  seven_days: "在 iPad 上必须安装：只在 Safari 网页中使用时，连续七天不打开，系统会清除网页保存的全部数据，包括尚未上传的结果。安装后的应用不受此限制。",
  apple_share: "在 Safari 中点“分享”按钮。",
  apple_add: "选择“添加到主屏幕”，再点“添加”。",
  apple_open: "今后从主屏幕的图标打开，并在那里登录、下载检查：它与 Safari 网页不共用数据。",
  install: "安装",
  menu: "打开浏览器菜单，选择“安装应用”或“添加到主屏幕”。",
};
