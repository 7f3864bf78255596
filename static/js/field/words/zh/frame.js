// What stands around every view.
export default {
  back: "返回",
  list: "检查列表",
  storage: "存储与救援",
  reload: "重新打开",
  problem: "这里打不开",
  unknown: "没有这个页面。",
  not_here: "本平板上没有这次检查，也没能下载。请联网后在检查列表下载；列表中没有的，可能不归您检查。",
  failed: "页面出错了。已经录入的内容都保存在平板上，不会丢失。",
  not_kept: "这一页还没有保存到平板上。请连接网络后重新打开；已经录入的内容不受影响。",
};
